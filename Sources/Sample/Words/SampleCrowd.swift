/// Of what the people without a story are made: names and places by language, bios by segment and language.
enum SampleCrowd {
  static let names = [
    "en": [
      "Amy Tolliver", "Raj Mehta", "Siobhan Kerr", "Dwayne Pitt", "Holly Marsh", "Imran Yusuf", "Grace Nkemelu",
      "Callum Reid",
      "Winnie Lau", "Pete Hollis", "Zoe Farrow", "Martha Quill", "Owen Pryce", "Kezia Brown", "Stan Novak",
      "Ruth Ellery",
      "Dev Anand", "Molly Finch", "Terry Oakes", "Nia Parry", "Gus Lindqvist", "Priya Raman", "Tess Doyle",
      "Abdi Warsame",
    ],
    "fr": [
      "Camille Roussel", "Youssef Haddad", "Élodie Garnier", "Mathieu Prost", "Aïcha Diallo", "Bruno Castel",
      "Manon Leroux",
      "Thierry Vasseur", "Inès Chauvet", "Loïc Guéguen", "Solange Petit", "Kévin Barre",
    ],
    "de": [
      "Anke Brandl", "Murat Yıldız", "Jule Petersen", "Heiner Voss", "Svenja Krüger", "Tobias Lang", "Renate Hölzl",
      "Piotr Zielinski", "Lotte Baum", "Kai Michaelis", "Elif Demir", "Gisela Prinz",
    ],
    "es": [
      "Marta Gil", "Álvaro Peña", "Rocío Cano", "Ignacio Sáez", "Lola Benítez", "Youssra Amrani", "Paco Montes",
      "Nuria Valls", "Diego Rivas", "Ainhoa Etxeberria", "Tomás Bravo", "Celia Marín",
    ],
  ]

  static let places = [
    "en": ["Leeds", "Cork", "Bristol", "Swansea", "Dundee", "Norwich", "Belfast", "Boston", "Hull", ""],
    "fr": ["Toulouse", "Lille", "Nantes", "Namur", "Genève", "Limoges", ""],
    "de": ["Hamburg", "Graz", "Erfurt", "Kassel", "Bern", "Ulm", ""],
    "es": ["Málaga", "Vigo", "Valencia", "Burgos", "Rosario", "Murcia", ""],
  ]

  /// Some people say nothing about themselves: an empty bio stands for them.
  static let bios: [String: [String]] = [
    "patient en": [
      "", "Living with migraine, badly but bravely", "spoonie | RA | sarcasm", "asthma, allergies, allotments",
      "T2 diabetic. Dad jokes.",
    ],
    "patient fr": [
      "", "Migraineuse et fière de mes lunettes de soleil", "Polyarthrite depuis 2012",
      "Asthmatique, alpiniste du dimanche",
    ],
    "patient de": ["", "Migräne, Musik, Meer", "Leben mit Rheuma und zwei Dackeln", "Typ 2, Typ nett"],
    "patient es": ["", "Migrañosa y del Betis", "Con artritis y sin prisa", "Diabético, cocinillas"],
    "carer en": ["Mum of a tiny wheezer", "Caring for Dad. Mostly biscuits.", ""],
    "carer fr": ["Maman de deux asthmatiques", "Aidant familial, fatigué mais là"],
    "carer de": ["Ich pflege meine Mutter. Danke der Nachfrage.", "Papa, Fahrer, Krankenpfleger wider Willen"],
    "carer es": ["Madre, cuidadora y malabarista", "Cuido de mis abuelos"],
    "hcp en": [
      "GP in a small town. Tweets between patients.", "Community pharmacist", "Asthma nurse, mother, cyclist",
      "Junior doctor, senior tea drinker",
    ],
    "hcp fr": ["Pharmacienne d'officine", "Infirmière libérale", "Interne en médecine"],
    "hcp de": ["Hausarzt auf dem Land", "PTA mit Herz", "Fachärztin für Innere Medizin"],
    "hcp es": ["Médico de familia", "Enfermera de atención primaria", "Farmacéutico rural"],
    "researcher en": ["Postdoc, respiratory epidemiology", "Clinical trials methodologist"],
    "journalist en": ["Reporter, The Hexham Echo", "Health desk, Daily Courier. DMs open."],
    "journalist fr": ["Journaliste, Radio Vallée"],
    "journalist de": ["Redakteurin, Mittelland-Kurier"],
    "journalist es": ["Periodista de salud, Diario del Sur"],
    "nonprofit en": ["Volunteer-run asthma charity", "Patients helping patients since 1998"],
    "nonprofit fr": ["Association de patients migraineux"],
    "nonprofit es": ["Asociación de personas con asma"],
    "influencer en": ["tech & health unboxings | 210k on the other app"],
    "influencer es": ["Vida sana y sin dramas ✨ colaboraciones por DM"],
    "investor en": ["long term holder, short temper", "pharma & biotech, not advice"],
    "employee en": ["Acme Health, line 2. Views mine.", "Shift lead @AcmeHealth"],
    "public_official en": ["Councillor, health and transport"],
    "public_official fr": ["Adjointe au maire, santé et solidarité"],
    "company en": ["Medical plastics, recycled", "Reusable packaging for pharma"],
    "competitor en": ["Corporate account of Boreal Therapeutics"],
    "general en": ["", "", "coffee then chaos", "Dog. Garden. Opinions.", "he/him, retired, loud", "just looking"],
    "general fr": ["", "", "Râleur professionnel", "Prof de maths, vélo, fromage"],
    "general de": ["", "", "Meinungsstark, hungrig", "Lehrer a. D."],
    "general es": ["", "", "Opino de todo", "Madre, runner, tardona"],
    "spam en": ["Best deals worldwide", "Winner winner"],
    "spam es": ["Ingresos pasivos desde casa"],
  ]

  static let medicines = ["Lumarel", "Tavonib", "Dulvane", "Pollevia"]
  static let device = "BreezePen"
}
