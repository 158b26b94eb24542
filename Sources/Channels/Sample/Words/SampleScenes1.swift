/// Conversations of the sample day that have somebody of `SampleCast` in them.
///
/// `minutes handle: text` begins one, that many minutes before now; each line under it is what came next, so many
/// minutes later, from a follower or from `us`. ⏎ is a line end. A line that begins with `post` names the post of
/// ours under which the comment stands.
enum SampleScenes1 {
  static let text = #"""
    318 mia_h: Day 3 on the new Lumarel tablets and the rash is spreading. Is this normal??
      +11 us: @mia_h Thank you for telling us, Mia, and we are sorry. Please stop and ask your doctor or pharmacist today; a rash that spreads should be seen. May our safety team write to you? safety@acmehealth.example
      +17 mia_h: @acme it's on my neck now too. Doctor has no slot before tomorrow. What do I do tonight?
    52 noah_migraine: Took one Lumarel at 9 and an hour later I fainted in the kitchen. Never fainted in my life. Wife says my lips were pale. Feeling ok now but shaky
    41 pilar_vive: Desde que empecé con Tavonib noto la boca llena de llagas y estoy agotada. Llevo dos semanas. ¿Es del medicamento? Mi médica está de vacaciones 😞
    127 jonas_rh: Seit der zweiten Packung Tavonib habe ich nachts Herzrasen, Puls 130 im Liegen. Hausarzt meint „Stress“. Ich glaube das nicht.
      +23 us: @jonas_rh Danke, dass Sie das melden. Bitte lassen Sie das heute ärztlich abklären, bei Brustschmerz oder Atemnot sofort 112. Unsere Arzneimittelsicherheit möchte Sie gern erreichen: safety@acmehealth.example
      +9 jonas_rh: @acme Danke für die schnelle Antwort. Mail ist raus.
    236 tom_cares: Mum was given Tavonib 5 mg twice instead of once yesterday, my mistake with the dosette box. She's drowsy but talking. Who do I call?
      +6 us: @tom_cares Please call your poison information line or 111 now, they answer at once and nobody will blame you. If she cannot be woken or breathes oddly, 999. Tell us how she is when you can.
      +48 tom_cares: @AcmeHealth rang 111, they were lovely. She's being watched at A&E to be safe. thank you for not making me feel like an idiot
    14 maman_de_lou: Le BreezePen de ma fille s'est bloqué en pleine crise, rien ne sortait !! On a fini aux urgences. Lot BP2291. Je suis furieuse et j'ai eu très peur.
    95 asthma_ali: BreezePen clicks but the counter stays on 34. Third one like that from the same box. Am I getting a dose or not?
      +14 us: @asthma_ali Please do not rely on that one: use your other reliever and ask your pharmacy for a replacement today. Could you send us a photo of the lot number by direct message?
      +31 asthma_ali: @AcmeHealth sent. pharmacist swapped it no fuss, fair play
    203 sofia.respira: El capuchón del BreezePen llegó roto y sin precinto. ¿Es seguro usarlo? 📷
    360 greta_b: In meiner Packung Dulvane fehlt der Beipackzettel, und zwei Blister sind offen. Charge D-7714. Das sollte nicht passieren.
      +35 us: @greta_b Das stimmt, das darf nicht passieren. Bitte nehmen Sie nichts aus dieser Packung und bringen Sie sie in die Apotheke zurück; wir ersetzen sie und gehen der Charge nach.
      +12 greta_b: @acme So freundlich hätte ich das nicht erwartet. Danke.
    19 DrOkoye: Third time I ask, @AcmeHealth: why is there still no renal dosing table for Tavonib in the current SmPC? I have two patients waiting on the answer.
    284 nurse_jo: Quick one for the device team: is the new BreezePen spacer dishwasher safe? Leaflet says "wash", parents ask me daily.
      +26 us: @nurse_jo Warm soapy water and air drying only, please: the dishwasher deforms the valve. You are right that the leaflet should say so. We have passed it on.
      +5 nurse_jo: @AcmeHealth perfect, thanks. Posters updated 👍
    73 dr.lefevre: Lumarel et contraception œstroprogestative : y a-t-il des données récentes sur l'interaction ? Je ne trouve rien après 2021.
    166 apothekerin_k: Lumarel 10 mg seit drei Wochen nicht lieferbar, der Großhandel weiß nichts. Was sage ich den Leuten am Tresen?
      +41 us: @apothekerin_k Sie haben recht, wir hätten das früher sagen müssen. Die nächste Lieferung geht am Donnerstag raus; dringende Fälle bitte über die Hotline für Fachkreise 0800 000 0000.
      +88 apothekerin_k: @acme Donnerstag welcher Woche? Die Hotline ist besetzt. Seit 40 Minuten.
    64 dra_soler: ¿Hay experiencia con Lumarel en mayores de 75 años con hipertensión? Pregunto por una paciente concreta, prefiero referencia antes que opinión.
    410 pharm_student_eli: silly question from a student: why is Pollevia a suspension and not a solution? genuinely curious, not homework (ok slightly homework)
      +52 us: @pharm_student_eli Not silly at all: the active substance barely dissolves in water, so it is milled very fine and suspended. That is why one shakes it. Good luck!
      +3 pharm_student_eli: 😂 you just wrote my last paragraph. ta
    255 migraine_lab: We would love to compare notes on your open-label Lumarel sleep data. Whom should we write to for a data request?
    88 RFalk_desk: Writing for tomorrow's paper on the Lumarel price rise. How do you explain 38 % to patients? Deadline today 17:00. Happy to talk on the phone. @AcmeHealth
    9 wardwire_sam: Hi, can you confirm that BreezePen lot BP2291 has been quarantined in two countries? I'm publishing this afternoon either way and would rather print your side.
    142 j_morel_presse: Bonjour, je prépare un sujet sur les ruptures de stock en pharmacie. Quelqu'un d'Acme peut-il me répondre avant demain midi ?
    58 breathe_easy_org: Our helpline had eleven calls about BreezePens that jam this morning alone. Please tell people in public what to do, not only by DM. We'll happily share it.
    190 migraene_liga: Viele unserer Mitglieder fragen, ob der Härtefallfonds für Lumarel weiterläuft. Können Sie das öffentlich bestätigen?
      +66 us: @migraene_liga Ja: Der Fonds läuft bis Jahresende in vollem Umfang weiter. Der Antrag passt auf eine Seite, wir schicken Ihnen gern gedruckte Exemplare.
      +20 migraene_liga: @acme Das ist eine gute Nachricht. Danke für die klare Antwort!
    33 fitwithfreya: So many of you ask what I take for migraines: yes it's Lumarel, no this is not an ad. But girls… the new price?! 😳 @acmehealth care to explain to 300k of us?
    475 doc_tube_dan: Making a video on how BreezePen's breath sensor works. Could one of your engineers check my drawing? I'd rather be right than fast.
      +95 us: @doc_tube_dan With pleasure. Write to press@acmehealth.example with "sensor" in the subject and an engineer will look at it this week.
    110 cllr_brandt: Mehrere Leipziger Apotheken melden mir Engpässe bei Lumarel. Ich bitte um eine Stellungnahme bis zur Ausschusssitzung am Mittwoch.
    27 mep_valverde: We will raise the price of Lumarel in committee on Thursday. I invite @AcmeHealth to explain itself there, in public.
    132 longmere_cap: Any comment on the reported BreezePen returns ahead of the quarterly numbers? Clients are asking.
    301 smallcap_sid: page 41 of the annual report says "device provision 12m". is that the pen thing or something else. anyone
    222 anya_at_acme: Proud of my line today: 100 days without an accident. Small thing, big thing. 🧡
      +15 us: @anya_at_acme A big thing. Thank you, Anya, and everybody on line 4.
    349 medsupply_nl: Hello Acme Health, we move cold-chain freight in your region and have capacity from June. Whom may we contact in purchasing?
    395 norda_pharma: Congratulations to the team at @AcmeHealth on the arthritis award. Good for patients when there is good competition.
    70 j_ruiz: Vuestro precio ha subido un 40 % y ni una explicación. Mi mujer lleva años con Lumarel. ¿Os parece normal?
    430 bookish_bea: The Pollevia leaflet says "do not use if you are allergic to the ingredients" and lists them in 5-point type. I am 34 and needed a magnifying glass.
      +58 us: @bookish_bea Fair. A large-print leaflet is at acmehealth.example/leaflets, and we'll ask why the printed one is so small.
    151 kev_in_kent: your advert interrupted the penalty. never forgive never forget
    265 old_harold: I HAVE WRITTEN TWICE ABOUT THE TABLETS. THE BOX WILL NOT OPEN WITH MY HANDS. NOBODY ANSWERS. HAROLD
    380 marie_paule_b: Merci à la dame du standard qui a passé vingt minutes à m'expliquer l'inhalateur. Elle s'appelle Nadège, donnez-lui une augmentation !
      +44 us: Merci beaucoup, Marie-Paule ! Nadège a rougi. Le message est affiché dans le bureau.
    210 hannes_hh: Muss man auch mal sagen: Anruf bei der Hotline, 1 Minute gewartet, kompetente Antwort, freundlich. Geht doch!
    290 lucia_gm: Gracias por venir al cole a explicar el asma a los peques. Hoy todos quieren ser neumólogos 💙
      +30 us: ¡Gracias a vosotros, Lucía! Nos guardamos el dibujo del pulmón con gafas para la oficina.
    176 papa_bernd: Meine Frau verträgt das Tavonib endlich gut. Nach vier Jahren wieder zusammen im Garten gearbeitet. Wollte ich nur sagen.
    46 carmen_cuida: Mi padre ha confundido Dulvane con sus pastillas de la tensión, las cajas son IGUALES. Está bien, pero cambiadlas ya por favor.
    240 quickmeds_4u: BUY LUMAREL NO PRESCRIPTION CHEAP 🔥🔥 fast shipping link in bio
    185 crypto_wendy7: I was ill and broke until I found this trading coach 🙏 she changed my life DM "FREE"
    post price
    36 bookish_bea: I looked it up: wages up 4 %, Lumarel up 38 %. I'd like to see that arithmetic on a poster. #priceOfLiving
    22 kev_in_kent: mate my nan takes this. sort it out #priceOfLiving
    """#
}
