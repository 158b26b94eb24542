import Model
import Testing
import Triage

@Suite struct ToneTests {
  let triage = Triage.standard

  @Test(
    "the stance follows the words, their negation and the emoji",
    arguments: [
      ("@acme I love your team, thank you", Stance.supportive),
      ("@acme you were wonderful today 😍", .supportive),
      ("@acme merci, vous êtes les meilleurs", .supportive),
      ("@acme danke, ihr seid super", .supportive),
      ("@acme gracias, son los mejores", .supportive),
      ("@acme I am not happy with you", .unsupportive),
      ("@acme this is disgusting 🤬", .unsupportive),
      ("Boycott @acme until they lower the price", .unsupportive),
      ("@acme vous êtes des menteurs", .unsupportive),
      ("@acme ihr seid Betrüger", .unsupportive),
      ("@acme son unos ladrones", .unsupportive),
      ("@acme oh great, another delay 🙄", .unsupportive),
      ("@acme where is your office?", .neutral),
      ("@acme no problem, I will wait", .neutral),
      ("Acme opens an office in Lyon", .neutral),
      ("@acme où se trouve votre bureau ?", .neutral),
      ("@acme wo ist Ihr Büro?", .neutral),
      ("@acme ¿dónde está su oficina?", .neutral),
    ])
  func stance(_ text: String, _ expected: Stance) { #expect(triage.read(text).stance == expected) }

  @Test(
    "topics are named in every language",
    arguments: [
      ("Your prices are far too expensive", "price"), ("C'est beaucoup trop cher", "price"),
      ("Das ist viel zu teuer", "price"), ("Es muy caro", "price"),
      ("There is a shortage in every pharmacy", "access"), ("Rupture de stock partout", "access"),
      ("Wieder ein Lieferengpass", "access"), ("Hay desabastecimiento en todas partes", "access"),
      ("What are the side effects?", "side_effects"), ("Y a-t-il des effets secondaires ?", "side_effects"),
      ("Welche Nebenwirkungen gibt es?", "side_effects"), ("¿Qué efectos secundarios tiene?", "side_effects"),
      ("Is this really safe?", "safety"), ("C'est dangereux", "safety"), ("Ist das gefährlich?", "safety"),
      ("¿Es peligroso?", "safety"), ("Where can I join a clinical trial?", "trials"),
      ("Un essai clinique à Lyon", "trials"), ("Eine Studie mit Probanden", "trials"), ("Un ensayo clínico", "trials"),
      ("They bribed the doctors", "conduct"), ("Quel scandale", "conduct"), ("Alles korrupt", "conduct"),
      ("Son corruptos", "conduct"), ("Boycott them", "boycott"), ("Boycottez cette marque", "boycott"),
      ("Boykottiert diese Firma", "boycott"), ("Boicot a esta marca", "boycott"),
      ("You pollute the river", "environment"), ("Pensez à l'environnement", "environment"),
      ("Denkt an die Umwelt", "environment"), ("Piensen en el medio ambiente", "environment"),
      ("Ask the minister and the government", "politics"), ("Le gouvernement doit agir", "politics"),
      ("Die Regierung muss handeln", "politics"), ("El gobierno debe actuar", "politics"),
      ("Your call center never picks up", "service"), ("Le service client ne répond pas", "service"),
      ("Der Kundenservice antwortet nicht", "service"), ("La atención al cliente no responde", "service"),
      ("The packaging is hard to open", "product"), ("L'emballage est difficile à ouvrir", "product"),
      ("Die Verpackung geht schwer auf", "product"), ("El envase es difícil de abrir", "product"),
      ("Thank you all", "thanks"), ("Merci à tous", "thanks"), ("Danke an alle", "thanks"),
      ("Gracias a todos", "thanks"),
    ])
  func topics(_ text: String, _ topic: String) { #expect(triage.read(text).topics.contains(topic)) }

  @Test("a told side effect is of the topic, whatever words it is told in")
  func sideEffectTopic() {
    #expect(triage.read("I took ibuprofen and threw up all night").topics.first == "side_effects")
  }

  @Test(
    "urgency says how soon somebody should look",
    arguments: [
      ("I can't breathe after taking your tablets", Urgency.now), ("I want to end my life", .now),
      ("Je n'arrive plus à respirer depuis la piqûre", .now), ("Ich will nicht mehr leben", .now),
      ("No puedo respirar desde la inyección", .now), ("I will burn down your office", .now),
      ("I'm a reporter with the Herald, our deadline is 5 pm today", .now),
      ("I took ibuprofen and got a rash", .today), ("My lawyer will contact you, I will sue", .today),
      ("Boycott @acme everyone", .today), ("Somebody hacked my account with you", .today),
      ("This is going viral, everyone should see it", .today), ("The bottle arrived with a broken seal", .today),
      ("@acme I am so angry, worst service ever", .soon), ("@acme where is your office?", .soon),
      ("@acme thank you!", .calm), ("Just landed in Lyon.", .calm),
    ])
  func urgency(_ text: String, _ expected: Urgency) { #expect(triage.read(text).urgency == expected) }

  @Test(
    "a reply is needed where silence would be rude or harmful",
    arguments: [
      ("@acme where is your office?", true), ("@acme your app is broken and nobody answers", true),
      ("I took ibuprofen and got a rash", true), ("@acme I have sent you my number", true),
      ("I want to end my life", true), ("@acme thank you!", false), ("Just landed in Lyon.", false),
      ("Buy now, 70 % off, free shipping! http://shop.example.com/deal #ad #promo", false),
    ])
  func needsReply(_ text: String, _ expected: Bool) { #expect(triage.read(text).needsReply == expected) }

  @Test(
    "the language is told by its small words, letters or script",
    arguments: [
      ("Where is my order and when will it come?", "en"), ("Thanks!", "en"), ("Où est ma commande ?", "fr"),
      ("Merci", "fr"), ("Wo bleibt meine Bestellung?", "de"), ("Danke schön", "de"),
      ("¿Dónde está mi pedido?", "es"), ("Gracias", "es"), ("Dove è il mio ordine?", "it"),
      ("Onde está o meu pedido? Não chegou", "pt"), ("Waar is mijn bestelling? Ik wacht nog", "nl"),
      ("荷物はどこですか", "ja"), ("我的包裹在哪里", "zh"), ("내 소포는 어디에 있나요", "ko"), ("Где мой заказ", "ru"),
      ("أين طلبي", "ar"), ("", "und"), ("iPhone 6S iOS", "und"), ("👍👍👍", "und"),
    ])
  func language(_ text: String, _ code: String) { #expect(triage.read(text).language == code) }

  @Test("a word that means another thing in another language does not count there")
  func falseFriends() {
    // English "pain" is French for bread, and German "Gift" is poison.
    #expect(triage.read("J'ai pris du pain avec mon ibuprofène ce matin et tout va bien").kind == .comment)
    #expect(triage.read("thank you for the gift").kind == .praise)
  }
}
