/// Conversations of the sample day that have somebody of `SampleCast` in them.
///
/// `minutes handle: text` begins one, that many minutes before now; each line under it is what came next, so many
/// minutes after the line above:
/// - `+12 us: text`: an answer of ours on the network; `+12 them: text`, or with a handle, a follower;
/// - `*3 ana hold`: what a teammate did: `hold`, `done`, `acknowledge`, `reply: text`, `note: text`, `draft: text`,
///   `label name`, `priority high`, `give sol`, `escalate mara: reason`, `safety dev: reason` (handed over, case opened,
///   done), `snooze minutes`.
///
/// ⏎ is a line end. A line that begins with `post` names the post of ours under which the comments after it stand.
enum SampleScenes1 {
  static let text = #"""
    269 mia_h: Day 3 on the new Lumarel tablets and the rash is spreading. Is this normal??
      +9 us: @mia_h Thank you for telling us, Mia, and we are sorry. Please stop and ask your doctor or pharmacist today; a rash that spreads should be seen. May our safety team write to you? safety@acmehealth.example
      +17 mia_h: @acme it's on my neck now too. Doctor has no slot before tomorrow. What do I do tonight?
      *5 dev hold
      *2 dev note: Four criteria: reporter yes, patient yes, product Lumarel, event rash spreading. Case opened; lot unknown.
      *1 dev label case-opened
      *190 dev draft: Mia, if it reaches your face or you feel short of breath, please go to the emergency room tonight. Otherwise
    49 noah_migraine: Took one Lumarel at 9 and an hour later I fainted in the kitchen. Never fainted in my life. Wife says my lips were pale. Feeling ok now but shaky
      *5 dev hold
      *1 dev priority urgent
    41 pilar_vive: Desde que empecé con Tavonib noto la boca llena de llagas y estoy agotada. Llevo dos semanas. ¿Es del medicamento? Mi médica está de vacaciones 😞
    127 jonas_rh: Seit der zweiten Packung Tavonib habe ich nachts Herzrasen, Puls 130 im Liegen. Hausarzt meint „Stress“. Ich glaube das nicht.
      +23 us: @jonas_rh Danke, dass Sie das melden. Bitte lassen Sie das heute ärztlich abklären, bei Brustschmerz oder Atemnot sofort 112. Unsere Arzneimittelsicherheit möchte Sie gern erreichen: safety@acmehealth.example
      +9 jonas_rh: @acme Danke für die schnelle Antwort. Mail ist raus.
      *4 dev note: Third palpitation report on Tavonib this month. Compare with the spring signal.
      *1 ben safety dev: Palpitations on the second box of Tavonib, reporter known, doctor consulted.
    236 tom_cares: Mum was given Tavonib 5 mg twice instead of once yesterday, my mistake with the dosette box. She's drowsy but talking. Who do I call?
      +6 us: @tom_cares Please call your poison information line or 111 now, they answer at once and nobody will blame you. If she cannot be woken or breathes oddly, 999. Tell us how she is when you can.
      +48 tom_cares: @AcmeHealth rang 111, they were lovely. She's being watched at A&E to be safe. thank you for not making me feel like an idiot
      *7 ben note: Dosing error, not the product. Safety informed all the same.
      *3 ben safety dev: Double dose of Tavonib by mistake, drowsy, under observation.
    14 maman_de_lou: Le BreezePen de ma fille s'est bloqué en pleine crise, rien ne sortait !! On a fini aux urgences. Lot BP2291. Je suis furieuse et j'ai eu très peur.
      *2 ana hold
      *1 ana escalate theo: A child of seven in A&E after a BreezePen jammed, lot BP2291. The charity counts eleven more calls today.
    95 asthma_ali: BreezePen clicks but the counter stays on 34. Third one like that from the same box. Am I getting a dose or not?
      +14 us: @asthma_ali Please do not rely on that one: use your other reliever and ask your pharmacy for a replacement today. Could you send us a photo of the lot number by direct message?
      *1 ben label lot-bp2291
      +31 asthma_ali: @AcmeHealth sent. pharmacist swapped it no fuss, fair play
      *6 ben safety dev: BreezePen counter stuck, three of one box, lot BP2291, pen returned.
    38 sofia.respira: El capuchón del BreezePen llegó roto y sin precinto. ¿Es seguro usarlo? 📷
    360 greta_b: In meiner Packung Dulvane fehlt der Beipackzettel, und zwei Blister sind offen. Charge D-7714. Das sollte nicht passieren.
      *30 ana label packaging
      +5 us: @greta_b Das stimmt, das darf nicht passieren. Bitte nehmen Sie nichts aus dieser Packung und bringen Sie sie in die Apotheke zurück; wir ersetzen sie und gehen der Charge nach.
      +12 greta_b: @acme So freundlich hätte ich das nicht erwartet. Danke.
      *5 ana safety dev: Open blisters, leaflet missing, Dulvane lot D-7714; nothing was taken.
    19 DrOkoye: Third time I ask, @AcmeHealth: why is there still no renal dosing table for Tavonib in the current SmPC? I have two patients waiting on the answer.
      *2 ana hold
      *1 ana draft: Dr Okoye, you are right to ask a third time, and we are sorry. Medical information will send you the
    284 nurse_jo: Quick one for the device team: is the new BreezePen spacer dishwasher safe? Leaflet says "wash", parents ask me daily.
      +26 us: @nurse_jo Warm soapy water and air drying only, please: the dishwasher deforms the valve. You are right that the leaflet should say so. We have passed it on.
      +5 nurse_jo: @AcmeHealth perfect, thanks. Posters updated 👍
      *9 ben done
    73 dr.lefevre: Lumarel et contraception œstroprogestative : y a-t-il des données récentes sur l'interaction ? Je ne trouve rien après 2021.
    166 apothekerin_k: Lumarel 10 mg seit drei Wochen nicht lieferbar, der Großhandel weiß nichts. Was sage ich den Leuten am Tresen?
      +41 us: @apothekerin_k Sie haben recht, wir hätten das früher sagen müssen. Die nächste Lieferung geht am Donnerstag raus; dringende Fälle bitte über die Hotline für Fachkreise 0800 000 0000.
      +88 apothekerin_k: @acme Donnerstag welcher Woche? Die Hotline ist besetzt. Seit 40 Minuten.
    64 dra_soler: ¿Hay experiencia con Lumarel en mayores de 75 años con hipertensión? Pregunto por una paciente concreta, prefiero referencia antes que opinión.
    410 pharm_student_eli: silly question from a student: why is Pollevia a suspension and not a solution? genuinely curious, not homework (ok slightly homework)
      +52 us: @pharm_student_eli Not silly at all: the active substance barely dissolves in water, so it is milled very fine and suspended. That is why one shakes it. Good luck!
      +3 pharm_student_eli: 😂 you just wrote my last paragraph. ta
      *12 ana done
    255 migraine_lab: We would love to compare notes on your open-label Lumarel sleep data. Whom should we write to for a data request?
      +35 us: @migraine_lab Gladly. Data requests go to science@acmehealth.example; a real person answers within the week.
    88 RFalk_desk: Writing for tomorrow's paper on the Lumarel price rise. How do you explain 38 % to patients? Deadline today 17:00. Happy to talk on the phone. @AcmeHealth
      *4 cho hold
      *1 cho priority high
      *1 cho escalate mara: Rosa Falk prints tomorrow on the 38 % rise and wants a quote by 17:00. Silence will be the headline.
      *12 mara acknowledge
      *13 cho draft: Thank you for asking before printing. The rise follows the end of a rebate; nobody will go without: our hardship fund pays the difference until December.
    9 wardwire_sam: Hi, can you confirm that BreezePen lot BP2291 has been quarantined in two countries? I'm publishing this afternoon either way and would rather print your side.
      *1 cho priority urgent
    142 j_morel_presse: Bonjour, je prépare un sujet sur les ruptures de stock en pharmacie. Quelqu'un d'Acme peut-il me répondre avant demain midi ?
      +32 us: Bonjour, volontiers. Notre porte-parole vous appelle avant 18 h ; écrivez votre numéro à presse@acmehealth.example.
    52 breathe_easy_org: Our helpline had eleven calls about BreezePens that jam this morning alone. Please tell people in public what to do, not only by DM. We'll happily share it.
    190 migraene_liga: Viele unserer Mitglieder fragen, ob der Härtefallfonds für Lumarel weiterläuft. Können Sie das öffentlich bestätigen?
      +66 us: @migraene_liga Ja: Der Fonds läuft bis Jahresende in vollem Umfang weiter. Der Antrag passt auf eine Seite, wir schicken Ihnen gern gedruckte Exemplare.
      +20 migraene_liga: @acme Das ist eine gute Nachricht. Danke für die klare Antwort!
      *8 ben done
    33 fitwithfreya: So many of you ask what I take for migraines: yes it's Lumarel, no this is not an ad. But girls… the new price?! 😳 @acmehealth care to explain to 300k of us?
      *3 sol note: 312k followers and fair in tone. Let us answer in public, before the evening.
    475 doc_tube_dan: Making a video on how BreezePen's breath sensor works. Could one of your engineers check my drawing? I'd rather be right than fast.
      +95 us: @doc_tube_dan With pleasure. Write to press@acmehealth.example with "sensor" in the subject and an engineer will look at it this week.
    66 cllr_brandt: Mehrere Leipziger Apotheken melden mir Engpässe bei Lumarel. Ich bitte um eine Stellungnahme bis zur Ausschusssitzung am Mittwoch.
      *12 sol hold
      *1 sol note: The letter is with public affairs, they promised it for today.
    27 mep_valverde: We will raise the price of Lumarel in committee on Thursday. I invite @AcmeHealth to explain itself there, in public.
      *14 cho hold
      *1 cho escalate mara: A member of parliament invites us to the committee on Thursday. Only you can accept.
    132 longmere_cap: Any comment on the reported BreezePen returns ahead of the quarterly numbers? Clients are asking.
      *2 ben give sol
      +4 us: @longmere_cap We are in the quiet period before the numbers; investor relations will answer you after them.
      *1 sol note: Quiet period: investor relations answers, we do not. Mailed them.
      *2 sol snooze 300
    301 smallcap_sid: page 41 of the annual report says "device provision 12m". is that the pen thing or something else. anyone
      +44 us: @smallcap_sid The notes on page 67 break it down. Investor relations takes questions at ir@acmehealth.example.
    222 anya_at_acme: Proud of my line today: 100 days without an accident. Small thing, big thing. 🧡
      +15 us: @anya_at_acme A big thing. Thank you, Anya, and everybody on line 4.
      *2 ana done
    349 medsupply_nl: Hello Acme Health, we move cold-chain freight in your region and have capacity from June. Whom may we contact in purchasing?
      *50 ben done
    395 norda_pharma: Congratulations to the team at @AcmeHealth on the arthritis award. Good for patients when there is good competition.
      +20 us: @norda_pharma Kind of you. May it stay a close race.
      *1 ana done
    128 j_ruiz: Vuestro precio ha subido un 40 % y ni una explicación. Mi mujer lleva años con Lumarel. ¿Os parece normal?
    430 bookish_bea: The Pollevia leaflet says "do not use if you are allergic to the ingredients" and lists them in 5-point type. I am 34 and needed a magnifying glass.
      +58 us: @bookish_bea Fair. A large-print leaflet is at acmehealth.example/leaflets, and we'll ask why the printed one is so small.
    151 kev_in_kent: your advert interrupted the penalty. never forgive never forget
    265 old_harold: I HAVE WRITTEN TWICE ABOUT THE TABLETS. THE BOX WILL NOT OPEN WITH MY HANDS. NOBODY ANSWERS. HAROLD
      *10 ben hold
      *5 ben note: Rang Mr Pym back. An easy-open bottle is in the post, and he is a delight.
      *2 ben reply: Good to talk to you, Mr Pym. The bottle with the big cap is on its way. — Ben
    380 marie_paule_b: Merci à la dame du standard qui a passé vingt minutes à m'expliquer l'inhalateur. Elle s'appelle Nadège, donnez-lui une augmentation !
      +44 us: Merci beaucoup, Marie-Paule ! Nadège a rougi. Le message est affiché dans le bureau.
      *1 ana done
    210 hannes_hh: Muss man auch mal sagen: Anruf bei der Hotline, 1 Minute gewartet, kompetente Antwort, freundlich. Geht doch!
      *5 ana hold
      *1 ana reply: Danke, Hannes! Das geben wir gern weiter. Es hat die Kollegin sehr gefreut.
    290 lucia_gm: Gracias por venir al cole a explicar el asma a los peques. Hoy todos quieren ser neumólogos 💙
      +30 us: ¡Gracias a vosotros, Lucía! Nos guardamos el dibujo del pulmón con gafas para la oficina.
      *2 ben done
    176 papa_bernd: Meine Frau verträgt das Tavonib endlich gut. Nach vier Jahren wieder zusammen im Garten gearbeitet. Wollte ich nur sagen.
      *6 ben hold
      *2 ben reply: Lieber Herr Köhler-Wiese, solche Nachrichten hängen wir auf. Alles Gute Ihnen beiden und dem Garten!
    46 carmen_cuida: Mi padre ha confundido Dulvane con sus pastillas de la tensión, las cajas son IGUALES. Está bien, pero cambiadlas ya por favor.
      *6 ana label look-alike-packs
    240 quickmeds_4u: BUY LUMAREL NO PRESCRIPTION CHEAP 🔥🔥 fast shipping link in bio
      *3 ana done
    185 crypto_wendy7: I was ill and broke until I found this trading coach 🙏 she changed my life DM "FREE"
      *2 ana done
    post price
    36 bookish_bea: I looked it up: wages up 4 %, Lumarel up 38 %. I'd like to see that arithmetic on a poster. #priceOfLiving
    22 kev_in_kent: mate my nan takes this. sort it out #priceOfLiving
    """#
}
