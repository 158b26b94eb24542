/// More conversations of the sample day, from people without a story of their own: `- segment language: text`, with
/// minutes before now where that matters, as in `- 133 patient en: text`; else the seed decides. What came next is written
/// as in `SampleScenes1`.
enum SampleScenes2 {
  static let text = #"""
    - patient en: Can I take Lumarel with paracetamol? Head's splitting and the pharmacy is shut
      +12 us: Many people do, but it depends on what else you take. A pharmacist can tell you tonight on 111, and page 2 of the leaflet has the list.
    - 150 patient en: Is Pollevia ok while breastfeeding? My GP and my midwife say different things.
    - 210 patient en: Six months of Dulvane and the doctor is happy with my numbers. don't know who to thank, so… thanks
      *15 ana done
    - patient en: Where do I send used BreezePens? It feels wrong to bin them
      +33 us: You are right, please don't bin them. Any pharmacy with the green box takes them, or order a free return bag at acmehealth.example/return.
      +4 them: didn't know that!! ordered. cheers 🌍
      *3 ben done
    - 96 patient en: The new blister packs are impossible with arthritis. You make ARTHRITIS medicine. Did nobody try it with sore hands?
    - 24 patient en: Itchy eyes and a nosebleed every morning since I started the Pollevia spray. Coincidence?
    - 44 patient en: I've felt so low since starting the Tavonib, crying at adverts, not like me at all. Should I mention it to someone?
      *7 ben hold
    - 171 patient en: my lumarel tasted of metal all week, anyone else or is it just me getting old
      +21 us: You are not imagining it, some people notice that. Could you tell us the lot on the side of the box?
      +40 them: L-3120. thanks for taking it seriously
      *3 ben safety dev: Metallic taste on Lumarel for a week, lot L-3120.
    - 71 patient en: why does my repeat take nine days to arrive now?? it used to be two
    - 31 patient en: Hi, I'm 11 weeks pregnant and only just found out. I took Lumarel twice last month. I'm quite scared, can somebody please tell me what to do?
      *2 ana hold
    - patient en: refund for the faulty pen still not here. Ref AH-20417. It's been a month, I have been polite so far
      +26 us: You have, and we have been slow. Sorry. Ref AH-20417 is with a colleague who will call you today.
      +180 them: nobody called
    - 260 patient en: can you add a dark mode to the diary app, logging a migraine on a white screen is… a choice
      +25 us: Fair, and funny. It is in the next version; you can have the beta: acmehealth.example/diary.
      *1 ana done
    - 133 patient en: The app lost ALL my diary entries after the update. Two years. My neurologist uses those.
    - 330 patient en: first pollen season in a decade that I sat in a park. thank you pollevia people 🌳
      +18 us: This made our morning. Enjoy every bench!
      *1 ana done
    - 120 patient fr: Est-ce que je peux le prendre avec un verre de vin ? Je parle du Lumarel, c'est mon anniversaire samedi 😅
    - 190 patient fr: Bonjour, le goût du spray Pollevia a changé, non ? Depuis la dernière boîte c'est très amer.
      +16 us: Merci de nous le signaler. Le numéro de lot est sous le flacon : pouvez-vous nous l'envoyer en message privé ?
      *6 ana safety dev: Bitter taste of Pollevia since the last box; lot asked for.
    - 230 patient fr: J'ai des vertiges à chaque fois que je me lève depuis le Dulvane. J'ai failli tomber dans l'escalier ce matin.
      +40 us: Merci de nous le dire, et prenez soin de vous. Parlez-en aujourd'hui à votre médecin ou pharmacien. Notre équipe de sécurité peut-elle vous écrire ? safety@acmehealth.example
      *9 ben safety dev: Dizziness on standing since Dulvane, nearly fell; asked to see a doctor today.
    - 88 patient fr: Rupture partout à Toulouse. Sans mon Lumarel je ne peux pas travailler. Une date, c'est trop demander ?
    - 240 patient fr: Un grand merci pour l'appli, les rappels m'ont changé la vie.
      *20 ana done
    - 165 patient fr: On m'a donné Tavonib en gélules alors que j'avais des comprimés. C'est la même chose ?
      +30 us: La substance est la même, la dose doit l'être aussi : regardez le nombre de mg sur la boîte, et votre pharmacien vous le confirmera.
    - 195 patient de: Darf ich Pollevia und Augentropfen zusammen nehmen? In der Packung steht nichts dazu.
    - 205 patient de: Nach dem Wechsel auf Dulvane jeden Tag Übelkeit, gestern erbrochen. Soll ich es weiter nehmen?
      +19 us: Das tut uns leid. Bitte rufen Sie noch heute Ihre Praxis an und setzen Sie nichts allein ab. Unsere Arzneimittelsicherheit meldet sich gern bei Ihnen: safety@acmehealth.example
      *5 ana safety dev: Nausea and vomiting after the switch to Dulvane; asked to call the doctor today.
    - 140 patient de: Warum ist der BreezePen jetzt in Plastik eingeschweißt? Vorher ging es auch ohne.
      +35 us: Eine Vorgabe der Behörde gegen Fälschungen. Das Band ist aus Rezyklat, und wir suchen etwas Besseres.
    - patient de: Ihre Hotline ist eine Zumutung. 25 Minuten Musik, dann aufgelegt. Zweimal!
      +21 us: Das tut uns leid, so soll es nicht sein. Wenn Sie uns Ihre Nummer per Direktnachricht schicken, rufen wir heute noch zurück.
      +33 them: Rückruf kam tatsächlich nach zehn Minuten. Respekt.
      *4 ben done
    - 310 patient de: Seit Lumarel habe ich zum ersten Mal seit Jahren einen ganzen Monat ohne Anfall. Ich könnte heulen vor Freude.
      *40 ana done
    - 55 patient de: Zählt die Packung im Onlinekonto doppelt? Laut App habe ich schon 14 Tabletten genommen, es waren 7.
    - 175 patient es: ¿Puedo tomar Lumarel si tengo la tensión alta? Mi centro de salud no coge el teléfono.
    - 215 patient es: Me han salido ronchas en los brazos después de la segunda pulsación del BreezePen. ¿Lo dejo?
      +12 us: Gracias por avisar. No vuelva a usarlo hasta hablar hoy con un médico o farmacéutico; si le cuesta respirar, 112. ¿Puede escribirle nuestro equipo de seguridad?
      *3 ben safety dev: Hives on both arms after the second puff of BreezePen.
    - 235 patient es: El envío llegó con la caja mojada y las pastillas pegadas. Así no se pueden tomar.
      +28 us: Tiene razón, no las tome. Le mandamos otra caja hoy mismo; díganos el número de pedido por mensaje.
      *4 ana safety dev: Parcel soaked, tablets stuck together, replaced; carrier informed.
    - 180 patient es: Gracias a Tavonib he vuelto a tocar la guitarra. Mal, pero la he vuelto a tocar 🎸
      +10 us: ¡La mejor noticia de hoy! Queremos oírla.
      *1 ben done
    - 79 patient es: La aplicación no me deja entrar desde ayer, "error 7". ¿Soy la única?
    - carer en: Does the BreezePen come in a version for small hands? My son is 5 and can't press it.
      +47 us: Yes: the BreezePen Mini has a lever. His nurse can order it, there is no extra cost.
    - 110 carer en: My wife can't swallow the big Tavonib capsules any more. Can they be opened?
    - 270 carer en: Thank you for putting the dose on the lid, from all of us who measure it at 3 am
      *25 ana done
    - 47 carer en: dad's delivery went to the neighbour AGAIN. with his name and his diagnosis on the label. is that even legal?
      *9 ana hold
    - 100 carer fr: Mon fils refuse le spray parce que « ça pique ». Une astuce de parents ?
    - 61 carer de: Meine Mutter (82) bekommt die Flasche nicht auf. Kindersicher ist gut, aber omasicher muss nicht sein.
    - 18 carer de: Vater hat nach der neuen Tablette dicke Knöchel und bekommt schlecht Luft. Ist das eine bekannte Nebenwirkung von Dulvane?
    - carer es: ¿Hay que guardar el Dulvane en la nevera? Aquí ya estamos a 38 grados.
      +19 us: No hace falta: por debajo de 30 grados, en un lugar seco. Con 38 fuera, un armario interior suele bastar.
    - 155 hcp en: Any stability data for Pollevia above 30 °C? Asking for a clinic without air conditioning.
    - 185 hcp en: Your rep came without an appointment, again, in the middle of a full waiting room. Please stop that.
      +41 us: That should not happen once, let alone again. We have spoken to the regional head; you should hear from her today.
    - 29 hcp en: Two patients in my practice with the same oral ulcers on Tavonib. Reported both. Is this being looked at?
    - 345 hcp en: The inhaler technique videos are excellent. Shown in every one of our asthma clinics now.
      *30 ben done
    - hcp fr: Où trouver la fiche patient Tavonib en grands caractères ? Le lien du site est mort.
      +29 us: Merci du signalement, le lien est réparé : acmehealth.example/fiches. Nous pouvons aussi vous l'envoyer imprimée.
    - 130 hcp fr: Posologie du Dulvane en cas d'insuffisance rénale modérée : le RCP et votre plaquette ne disent pas la même chose.
      *15 ana hold
      *1 ana give sol
    - 85 hcp de: Gibt es zu Lumarel inzwischen Daten zur Anwendung bei Jugendlichen unter 16?
    - 160 hcp de: Charge L-3308: mehrere Patienten berichten von zerbröselten Tabletten. Bitte prüfen.
      +22 us: Danke für den Hinweis. Wir lassen die Charge prüfen; könnten Sie uns drei der Packungen schicken? Das Porto übernehmen wir.
      *3 ben safety dev: Crumbling tablets, lot L-3308, several patients; samples on their way.
    - 115 hcp es: ¿Tenéis material en lectura fácil sobre el BreezePen para personas mayores?
    - 200 researcher en: Is the Dulvane phase 3 protocol registered somewhere? The link in the paper is dead.
      +37 us: It is: the registry number is in the supplement, and here is the page: acmehealth.example/trials.
    - 21 journalist en: Reporter here, small local paper. Is it true that your Hexham site is to close? 300 jobs in our town.
    - 170 journalist de: Kurze Presseanfrage: Wie viele Packungen Lumarel sind derzeit nicht lieferbar? Danke bis 16 Uhr.
      +38 us: Vielen Dank. Die Zahlen kommen schriftlich aus der Pressestelle, bis 15 Uhr.
    - 34 journalist es: Preparo un reportaje sobre inhaladores defectuosos. ¿Con quién puedo hablar hoy?
      *6 cho hold
    - 90 nonprofit en: We're running a free inhaler check in the library on Saturday. Would you lend us ten demo pens?
    - 220 nonprofit fr: Notre association cherche des intervenants pour la journée de la migraine. Êtes-vous partants ?
      +45 us: Avec plaisir ! Nous vous mettons en relation avec deux neurologues ; à quelle adresse écrire ?
    - influencer es: ¿Os apetece una colaboración? Mis seguidoras preguntan muchísimo por vuestras pastillas para la migraña ✨
    - 250 investor en: is the dividend date confirmed or not, website says two different days
      +33 us: The 14th is right; the other page is being corrected. Thank you for spotting it.
    - 82 employee en: Not an official channel I know, but payroll isn't answering. Anyone from HR reading this?
    - 48 public_official fr: La mairie souhaite installer un point de collecte pour vos stylos usagés. Qui contacter ?
    - 320 company en: We recycle medical plastics. Your pens are 71 % recoverable. Let's talk?
      +30 us: Gladly. Our packaging team is away until Monday and will write to you then.
      *1 sol snooze 600
    - general en: you sponsor my daughter's swimming club and she just won her first medal. that's all, that's the message 🏅
      +22 us: And what a message! Congratulations to her from all of us. 🏅
      *1 ana done
    - 62 general en: how is it that a pill costs 12 cents to make and 9 quid to buy. explain like i'm five
    - general en: Is Acme Health the same as the Acme that makes anvils
      +17 us: Sadly no. Our products are much lighter.
      +2 them: 😂 fair enough
      *2 ana done
    - 125 general en: do you test on animals? yes or no please, not a brochure
      *20 ben give sol
    - 180 general en: Your lorry parks across our drive on Mill Lane every Tuesday. Every. Tuesday.
      +40 us: Sorry, every Tuesday is once too often. The depot has the address now; tell us if it happens again.
    - 280 general en: nice ad with the old couple dancing. called my mum straight after
      *30 ben done
    - 75 general en: Who do I complain to about one of your drivers? He shouted at a cyclist (me)
    - 390 general fr: Votre pub passe douze fois par soir. Douze. J'ai compté.
    - 105 general fr: Vous recrutez des apprentis à Strasbourg ? Ma fille est passionnée de chimie.
    - general de: Gibt es bei Ihnen Führungen für Schulklassen? 10. Klasse, Chemie, ganz brav.
      +64 us: Ja, dienstags und donnerstags. Schreiben Sie an besuch@acmehealth.example, wir freuen uns.
    - 145 general de: Schon wieder Tierversuche im Gespräch. Wie steht Acme eigentlich dazu?
    - 92 general es: ¿Por qué no lleváis la farmacia del pueblo? Hay que hacer 40 km para cualquier cosa vuestra.
    - 160 general es: Me encanta que contestéis con nombre y apellido y no con un robot. Así da gusto.
      +9 us: Y a nosotros leerlo. — Marta, Andrés y Pilar
      *1 ben done
    - 440 competitor en: Interesting reformulation. We tried the same in 2019. Good luck with the shelf life.
    - 350 spam en: Cure diabetes in 7 days doctors HATE this 👉 sugarfree-miracle.example
      *8 ben done
    - spam en: Hello dear I am Prince with business proposal for your esteemed company kindly reply
    - spam es: GANA 500€ al día desde casa sin experiencia, escríbeme YA 💶💶
    post nurses
    - 400 hcp en: Lovely film for Nurses' Day. Lovelier still: safe staffing.
    - 370 general en: thank you to the nurse on ward 7 who held my hand. you know who you are
      *10 ana done
    - 260 patient fr: Ma sœur est infirmière, votre film l'a fait pleurer. Merci de parler d'elles.
      *35 ana done
    """#
}
