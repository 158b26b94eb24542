/// More conversations of the sample day, from people without a story of their own: `- segment language: text`.
/// When they happen is left to the seed. ⏎ is a line end.
enum SampleScenes2 {
  static let text = #"""
    - patient en: Can I take Lumarel with paracetamol? Head's splitting and the pharmacy is shut
      +12 us: Many people do, but it depends on what else you take. A pharmacist can tell you tonight on 111, and page 2 of the leaflet has the list.
    - patient en: Is Pollevia ok while breastfeeding? My GP and my midwife say different things.
    - patient en: been on Dulvane 6 months, HbA1c down from 71 to 52. don't know who to thank so… thanks
    - patient en: Where do I send used BreezePens? It feels wrong to bin them
      +33 us: You are right, please don't bin them. Any pharmacy with the green box takes them, or order a free return bag at acmehealth.example/return.
      +4 them: didn't know that!! ordered. cheers 🌍
    - patient en: The new blister packs are impossible with arthritis. You make ARTHRITIS medicine. Did nobody try it with sore hands?
    - patient en: Itchy eyes and a nosebleed every morning since I started the Pollevia spray. Coincidence?
    - patient en: I've felt so low since starting the Tavonib, crying at adverts, not like me at all. Should I mention it to someone?
    - patient en: my lumarel tasted of metal all week, anyone else or is it just me getting old
    - patient en: why does my repeat take nine days to arrive now?? it used to be two
    - patient en: Hi, I'm 11 weeks pregnant and only just found out. I took Lumarel twice last month. I'm quite scared, can somebody please tell me what to do?
    - patient en: refund for the faulty pen still not here. Ref AH-20417. It's been a month, I have been polite so far
      +26 us: You have, and we have been slow. Sorry. Ref AH-20417 is with a colleague who will call you today.
      +180 them: nobody called
    - patient en: can you add a dark mode to the diary app, logging a migraine on a white screen is… a choice
    - patient en: The app lost ALL my diary entries after the update. Two years. My neurologist uses those.
    - patient en: first pollen season in a decade that I sat in a park. thank you pollevia people 🌳
    - patient fr: Est-ce que je peux le prendre avec un verre de vin ? Je parle du Lumarel, c'est mon anniversaire samedi 😅
    - patient fr: Bonjour, le goût du spray Pollevia a changé, non ? Depuis la dernière boîte c'est très amer.
    - patient fr: J'ai des vertiges à chaque fois que je me lève depuis le Dulvane. J'ai failli tomber dans l'escalier ce matin.
      +40 us: Merci de nous le dire, et prenez soin de vous. Parlez-en aujourd'hui à votre médecin ou pharmacien. Notre équipe de sécurité peut-elle vous écrire ? safety@acmehealth.example
    - patient fr: Rupture partout à Toulouse. Sans mon Lumarel je ne peux pas travailler. Une date, c'est trop demander ?
    - patient fr: Un grand merci pour l'appli, les rappels m'ont changé la vie.
    - patient fr: On m'a donné Tavonib en gélules alors que j'avais des comprimés. C'est la même chose ?
    - patient de: Darf ich Pollevia und Augentropfen zusammen nehmen? In der Packung steht nichts dazu.
    - patient de: Nach dem Wechsel auf Dulvane jeden Tag Übelkeit, gestern erbrochen. Soll ich es weiter nehmen?
    - patient de: Warum ist der BreezePen jetzt in Plastik eingeschweißt? Vorher ging es auch ohne.
    - patient de: Ihre Hotline ist eine Zumutung. 25 Minuten Musik, dann aufgelegt. Zweimal!
      +21 us: Das tut uns leid, so soll es nicht sein. Wenn Sie uns Ihre Nummer per Direktnachricht schicken, rufen wir heute noch zurück.
      +33 them: Rückruf kam tatsächlich nach zehn Minuten. Respekt.
    - patient de: Seit Lumarel habe ich zum ersten Mal seit Jahren einen ganzen Monat ohne Anfall. Ich könnte heulen vor Freude.
    - patient de: Zählt die Packung im Onlinekonto doppelt? Laut App habe ich schon 14 Tabletten genommen, es waren 7.
    - patient es: ¿Puedo tomar Lumarel si tengo la tensión alta? Mi centro de salud no coge el teléfono.
    - patient es: Me han salido ronchas en los brazos después de la segunda pulsación del BreezePen. ¿Lo dejo?
    - patient es: El envío llegó con la caja mojada y las pastillas pegadas. Así no se pueden tomar.
    - patient es: Gracias a Tavonib he vuelto a tocar la guitarra. Mal, pero la he vuelto a tocar 🎸
    - patient es: La aplicación no me deja entrar desde ayer, "error 7". ¿Soy la única?
    - carer en: Does the BreezePen come in a version for small hands? My son is 5 and can't press it.
      +47 us: Yes: the BreezePen Mini has a lever. His nurse can order it, there is no extra cost.
    - carer en: My wife can't swallow the big Tavonib capsules any more. Can they be opened?
    - carer en: Thank you to whoever decided to print the dose on the LID. From every tired parent at 3 am.
    - carer en: dad's delivery went to the neighbour AGAIN. with his name and his diagnosis on the label. is that even legal?
    - carer fr: Mon fils refuse le spray parce que « ça pique ». Une astuce de parents ?
    - carer de: Meine Mutter (82) bekommt die Flasche nicht auf. Kindersicher ist gut, aber omasicher muss nicht sein.
    - carer de: Vater hat nach der neuen Tablette dicke Knöchel und bekommt schlecht Luft. Ist das eine bekannte Nebenwirkung von Dulvane?
    - carer es: ¿Hay que guardar el Dulvane en la nevera? Aquí ya estamos a 38 grados.
      +19 us: No hace falta: por debajo de 30 grados, en un lugar seco. Con 38 fuera, un armario interior suele bastar.
    - hcp en: Any stability data for Pollevia above 30 °C? Asking for a clinic without air conditioning.
    - hcp en: Your rep came without an appointment, again, in the middle of a full waiting room. Please stop that.
    - hcp en: Two patients in my practice with the same oral ulcers on Tavonib. Reported both. Is this being looked at?
    - hcp en: The inhaler technique videos are excellent. Shown in every one of our asthma clinics now.
    - hcp fr: Où trouver la fiche patient Tavonib en grands caractères ? Le lien du site est mort.
      +29 us: Merci du signalement, le lien est réparé : acmehealth.example/fiches. Nous pouvons aussi vous l'envoyer imprimée.
    - hcp fr: Posologie du Dulvane en cas d'insuffisance rénale modérée : le RCP et votre plaquette ne disent pas la même chose.
    - hcp de: Gibt es zu Lumarel inzwischen Daten zur Anwendung bei Jugendlichen unter 16?
    - hcp de: Charge L-3308: mehrere Patienten berichten von zerbröselten Tabletten. Bitte prüfen.
    - hcp es: ¿Tenéis material en lectura fácil sobre el BreezePen para personas mayores?
    - researcher en: Is the Dulvane phase 3 protocol registered somewhere? The link in the paper is dead.
    - journalist en: Reporter here, small local paper. Is it true that your Hexham site is to close? 300 jobs in our town.
    - journalist de: Kurze Presseanfrage: Wie viele Packungen Lumarel sind derzeit nicht lieferbar? Danke bis 16 Uhr.
    - journalist es: Preparo un reportaje sobre inhaladores defectuosos. ¿Con quién puedo hablar hoy?
    - nonprofit en: We're running a free inhaler check in the library on Saturday. Would you lend us ten demo pens?
    - nonprofit fr: Notre association cherche des intervenants pour la journée de la migraine. Êtes-vous partants ?
    - influencer es: ¿Os apetece una colaboración? Mis seguidoras preguntan muchísimo por vuestras pastillas para la migraña ✨
    - investor en: is the dividend date confirmed or not, website says two different days
    - employee en: Not an official channel I know, but payroll isn't answering. Anyone from HR reading this?
    - public_official fr: La mairie souhaite installer un point de collecte pour vos stylos usagés. Qui contacter ?
    - company en: We recycle medical plastics. Your pens are 71 % recoverable. Let's talk?
    - general en: you sponsor my daughter's swimming club and she just won her first medal. that's all, that's the message 🏅
      +22 us: And what a message! Congratulations to her from all of us. 🏅
    - general en: how is it that a pill costs 12 cents to make and 9 quid to buy. explain like i'm five
    - general en: Is Acme Health the same as the Acme that makes anvils
      +17 us: Sadly no. Our products are much lighter.
      +2 them: 😂 fair enough
    - general en: do you test on animals? yes or no please, not a brochure
    - general en: Your lorry parks across our drive on Mill Lane every Tuesday. Every. Tuesday.
    - general en: nice ad with the old couple dancing. made me ring my mum
    - general en: Who do I complain to about one of your drivers? He shouted at a cyclist (me)
    - general fr: Votre pub passe douze fois par soir. Douze. J'ai compté.
    - general fr: Vous recrutez des apprentis à Strasbourg ? Ma fille est passionnée de chimie.
    - general de: Gibt es bei Ihnen Führungen für Schulklassen? 10. Klasse, Chemie, ganz brav.
      +64 us: Ja, dienstags und donnerstags. Schreiben Sie an besuch@acmehealth.example, wir freuen uns.
    - general de: Schon wieder Tierversuche im Gespräch. Wie steht Acme eigentlich dazu?
    - general es: ¿Por qué no lleváis la farmacia del pueblo? Hay que hacer 40 km para cualquier cosa vuestra.
    - general es: Me encanta que contestéis con nombre y apellido y no con un robot. Así da gusto.
    - competitor en: Interesting reformulation. We tried the same in 2019 and dropped it. Good luck with the shelf life.
    - spam en: Cure diabetes in 7 days doctors HATE this 👉 sugarfree-miracle.example
    - spam en: Hello dear I am Prince with business proposal for your esteemed company kindly reply
    - spam es: GANA 500€ al día desde casa sin experiencia, escríbeme YA 💶💶
    post nurses
    - hcp en: Lovely film for Nurses' Day. Lovelier still: safe staffing.
    - general en: thank you to the nurse on ward 7 who held my hand. you know who you are
    - patient fr: Ma sœur est infirmière, elle a pleuré devant votre vidéo. De fatigue, dit-elle. Mais quand même.
    """#
}
