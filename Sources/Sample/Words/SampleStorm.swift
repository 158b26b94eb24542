/// The price storm: #priceOfLiving, about Lumarel that costs 38 % more since Monday. A message is an opening, a middle
/// and sometimes an end, so that many people say the same thing and no two say it alike.
enum SampleStorm {
  struct Voice {
    var openings: [String]
    var middles: [String]
    var ends: [String]
  }

  static let hashtag = "#priceOfLiving"

  static let voices: [String: Voice] = [
    "en": Voice(
      openings: [
        "So Lumarel is up 38 %.", "38 percent. Thirty-eight.", "Just paid for my Lumarel.", "Dear @AcmeHealth,",
        "Opened the pharmacy bag and sat down.", "Not angry, just tired.", "My repeat today:", "Hey @AcmeHealth",
        "wow ok",
        "Read this twice:", "I rarely post.", "Two years ago a box was £21.", "", "",
      ],
      middles: [
        "I can pay rent or I can have no migraines, apparently not both",
        "my mum is splitting tablets to make the month last. She's 71",
        "nothing in the pill has changed. Same box, same factory, same me",
        "which part of it got 38 % better?",
        "I'm a nurse and I can't afford what I hand out",
        "wages up 4, bills up 12, Lumarel up 38",
        "I skipped three days to make it last and lost two of them to the dark room",
        "you posted record profits in March. We can read",
        "explain it to my daughter, she's doing percentages at school",
        "nobody chooses to have migraines. You chose the price",
        "my pharmacist apologised to me. HE apologised",
        "please talk to us instead of posting a statement",
        "I'll say it politely: this is wrong",
      ],
      ends: [
        "Shame.", "Answer us.", "Boycott until it's back.", "Who decided this?", "🤷", "😡", "Do better.",
        "Asking for all of us.",
        "And no, a coupon is not an answer.", "", "", "",
      ]),
    "fr": Voice(
      openings: ["Lumarel : +38 %.", "Je sors de la pharmacie.", "Bonjour @AcmeHealth,", "Sérieusement ?", "", ""],
      middles: [
        "je dois choisir entre le chauffage et ma tête", "rien n'a changé sauf le prix",
        "ma retraite, elle, n'a pas pris 38 %",
        "ma pharmacienne n'osait pas me le dire", "on ne choisit pas d'être malade", "expliquez-nous, publiquement",
      ],
      ends: ["Honte à vous.", "On attend.", "😡", "", ""]),
    "de": Voice(
      openings: [
        "Lumarel: plus 38 %.", "Komme gerade aus der Apotheke.", "Liebe Leute bei @AcmeHealth,", "Echt jetzt?", "", "",
      ],
      middles: [
        "gleiche Packung, gleicher Inhalt, ein Drittel teurer", "meine Rente ist um 3 % gestiegen",
        "ich teile jetzt Tabletten, so weit ist es",
        "wer hat das entschieden?", "Migräne sucht man sich nicht aus", "Rekordgewinn und dann das",
      ],
      ends: ["Schämt euch.", "Wir warten auf Antwort.", "😡", "", ""]),
    "es": Voice(
      openings: ["Lumarel sube un 38 %.", "Vengo de la farmacia.", "Hola @AcmeHealth,", "¿En serio?", "", ""],
      middles: [
        "o pago la luz o pago las pastillas", "misma caja, mismas pastillas, otro precio",
        "mi sueldo no ha subido un 38 %",
        "mi madre las parte por la mitad para llegar a fin de mes", "nadie elige tener migrañas",
        "explicadlo en público",
      ],
      ends: ["Vergüenza.", "Esperamos respuesta.", "😡", "", ""]),
  ]
}
