import Model
import Testing
import Triage

/// Sentences of our own, in four languages, one table a kind.
@Suite struct KindTests {
  let triage = Triage.standard

  @Test(
    "what somebody felt while using a medicine is an adverse event",
    arguments: [
      "Day 3 on the new tablets and the rash is spreading. Is this normal??",
      "I took ibuprofen last night and woke up with hives all over my arms",
      "my son started Ritalin on Monday and hasn't slept since, he is shaking",
      "that second jab knocked me out for two days lol",
      "Metformin gives me terrible diarrhoea",
      "Love Wegovy but the nausea after my injection is brutal",
      "week 2 on sertraline, can't sleep and my head is spinning",
      "these pills do nothing, still in pain after ten days on them",
      "I'm 12 weeks pregnant and took two of your tablets before I knew",
      "I accidentally took a double dose of my insulin and feel dizzy",
      "coming off Effexor: the withdrawal symptoms are horrible, my brain zaps",
      "My mum was taken to hospital after taking your blood thinner, she would not stop bleeding",
      "J'ai des vertiges depuis que je prends ce médicament",
      "Après la deuxième dose du vaccin j'ai eu de la fièvre pendant trois jours",
      "Ma fille a vomi toute la nuit après avoir pris votre sirop",
      "Seit ich die neuen Tabletten nehme, habe ich ständig Kopfschmerzen",
      "Nach der Impfung hatte ich zwei Tage Fieber und Schüttelfrost",
      "Meine Mutter nimmt Ramipril und hat seitdem Husten und Schwindel",
      "Desde que tomo estas pastillas tengo mareos y no puedo dormir",
      "Me pusieron la vacuna ayer y me duele el brazo un montón",
      "Mi hijo tiene ronchas por todo el cuerpo después de tomar amoxicilina",
    ])
  func adverseEvents(_ text: String) { #expect(triage.read(text).kind == .adverseEvent) }

  @Test(
    "an effect that is feared, asked about, read of, cured, denied or not of a medicine is none",
    arguments: [
      "Does ibuprofen cause headaches?",
      "I'm scared of the side effects, so I won't start the tablets",
      "Researchers report that statins may cause muscle pain in some patients",
      "I take paracetamol for my headaches and it helps",
      "No side effects at all from my flu jab, happy with it",
      "That airline gives me a headache",
      "My tablet froze and I am sick of your app",
      "Stomach cramps all morning, I should not have eaten that pizza",
      "J'ai peur des effets secondaires du vaccin",
      "Kann die Impfung Kopfschmerzen verursachen?",
      "Dicen que la vacuna puede causar fiebre",
      "Take the tablet with a glass of water.",
    ])
  func noAdverseEvents(_ text: String) { #expect(triage.read(text).kind != .adverseEvent) }

  @Test(
    "a defective thing is a quality complaint",
    arguments: [
      "Half of the tablets in this pack crumble when I touch the blister",
      "My pen is leaking again, third one from the same box",
      "The bottle arrived with a broken seal",
      "There is mould inside the bottle of syrup I bought yesterday",
      "La boîte était vide quand je l'ai ouverte",
      "Le stylo fuit et ne pique pas",
      "Die Flasche war undicht, der ganze Saft ist ausgelaufen",
      "In der Packung fehlten zwei Tabletten",
      "La caja venía rota y el frasco estaba abierto",
      "Las pastillas de este envase están descoloridas",
    ])
  func qualityComplaints(_ text: String) { #expect(triage.read(text).kind == .qualityComplaint) }

  @Test(
    "a question about a medicine or an illness is a medical question",
    arguments: [
      "Can I take paracetamol with alcohol?",
      "Is it safe to take your antihistamine while pregnant?",
      "What is the maximum dose of ibuprofen for a child of six?",
      "@acme when will Ozempic be available in Spain again?",
      "Is there a clinical trial for lupus near Lyon?",
      "Est-ce que je peux prendre ce médicament avec de l'alcool ?",
      "Quelle est la posologie du paracétamol pour un enfant ?",
      "Darf ich die Tabletten mit Alkohol nehmen?",
      "Welche Dosis Ibuprofen ist für ein Kind richtig?",
      "¿Puedo tomar ibuprofeno en el embarazo?",
      "¿Qué dosis de paracetamol es para un niño?",
    ])
  func medicalQuestions(_ text: String) { #expect(triage.read(text).kind == .medicalQuestion) }

  @Test(
    "what would like an answer is a question",
    arguments: [
      "@acme where can I find your annual report?",
      "Hi, how do I change the address on my account",
      "@acme do you have an office in Madrid?",
      "Can someone tell me the opening hours please",
      "@acme please help, I would like to book an appointment",
      "@acme est-ce que vous recrutez à Lyon ?",
      "Bonjour, comment puis-je vous contacter ?",
      "@acme gibt es eine deutsche Fassung der Broschüre?",
      "Wie kann ich Sie telefonisch erreichen?",
      "@acme ¿dónde puedo descargar el formulario?",
      "Hola, ¿tienen oficina en Sevilla?",
    ])
  func questions(_ text: String) { #expect(triage.read(text).kind == .question) }

  @Test(
    "what fell short is a complaint, also as a question and in sarcasm",
    arguments: [
      "@acme third time I write and still no answer. This is unacceptable.",
      "@acme your price rose 40 % in a year, that is greed",
      "Worst customer service I have ever had, I am so disappointed",
      "@acme great job losing my order. Thanks for nothing.",
      "@acme why is your website down again?",
      "@acme your app keeps crashing and nobody helps 😡",
      "@acme toujours aucune réponse de votre service client, c'est honteux",
      "Encore une augmentation du prix, quelle arnaque @acme",
      "@acme seit drei Wochen keine Antwort, eine Frechheit",
      "Ihr Kundenservice ist wirklich miserabel, ich bin enttäuscht",
      "@acme llevo dos semanas esperando y nadie responde, qué vergüenza",
      "Pésimo servicio, me cobraron dos veces @acme",
    ])
  func complaints(_ text: String) { #expect(triage.read(text).kind == .complaint) }

  @Test(
    "thanks and compliments are praise",
    arguments: [
      "@acme thank you so much for the quick help!",
      "Shoutout to @acme, great service as always",
      "@acme you guys are the best ❤️",
      "I would recommend the nurse line of @acme to anyone, very helpful",
      "@acme thanks!",
      "@acme merci beaucoup, service au top",
      "Bravo à toute l'équipe @acme",
      "@acme vielen Dank, toller Service!",
      "Ich bin begeistert von @acme, weiter so",
      "@acme muchas gracias, excelente atención",
      "Me encanta lo que hacen en @acme",
    ])
  func praise(_ text: String) { #expect(triage.read(text).kind == .praise) }

  @Test(
    "who asks for a statement is the press",
    arguments: [
      "I'm a reporter with the Evening Herald. Can you comment on the recall before 5 pm?",
      "Writing a story on insulin prices. Who is your press contact?",
      "Hi @acme, may we use your photo in our programme? Producer at Channel Nine",
      "Bonjour, je suis journaliste à La Gazette, pourrais-je avoir une réaction officielle ?",
      "Guten Tag, ich schreibe einen Artikel über Lieferengpässe, wer ist Ihre Pressestelle?",
      "Hola, soy periodista de La Crónica y busco una entrevista con su portavoz",
    ])
  func mediaEnquiries(_ text: String) { #expect(triage.read(text).kind == .mediaEnquiry) }

  @Test(
    "advertising is spam",
    arguments: [
      "Buy now, 70 % off, free shipping! http://shop.example.com/deal #ad #promo",
      "Earn $900 per day from home, DM me to join, guaranteed profit 💰💰",
      "No prescription needed, cheapest price, order online http://pills.example.net",
      "Gagnez de l'argent à domicile, cliquez ici http://exemple.fr/gagner",
      "Jetzt bestellen und Geld verdienen, hier klicken http://beispiel.de/geld",
      "Gana dinero desde casa, haz clic en el enlace http://ejemplo.es/dinero",
    ])
  func spam(_ text: String) { #expect(triage.read(text).kind == .spam) }

  @Test(
    "all the rest is a comment",
    arguments: [
      "", "   ", "iPhone 6S, iOS 11", "Just landed in Lyon.", "Interesting talk about vaccines at the museum today.",
      "Il fait beau à Lyon ce matin.", "Morgen fahre ich nach Köln.", "Mañana voy a Sevilla.", "日本語のコメント",
    ])
  func comments(_ text: String) { #expect(triage.read(text).kind == .comment) }

  @Test("safety goes before the press, the press before a complaint, and the others are kept")
  func precedence() {
    let harm = triage.read("I'm a journalist and I took your tablets: I have had a rash since. Unacceptable!")
    #expect(harm.kind == .adverseEvent)
    #expect(harm.also.contains(.mediaEnquiry))
    #expect(harm.also.contains(.complaint))
    let press = triage.read("I'm a reporter with the Herald. Patients say your service is a disgrace. Any comment?")
    #expect(press.kind == .mediaEnquiry)
    #expect(press.also.contains(.complaint))
    let complaint = triage.read("@acme your app is broken, when will it work again?")
    #expect(complaint.kind == .complaint)
    #expect(complaint.also.contains(.question))
  }

  @Test("somebody else's quoted words count less")
  func quotes() {
    let triage = Triage.rulesAlone
    let quoted = triage.read("@acme my neighbour wrote \"worst service I have ever seen, a disgrace\" on your wall")
    #expect(quoted.kind != .complaint)
    #expect(triage.read("@acme my neighbour is right: worst service I have ever seen").kind == .complaint)
  }
}
