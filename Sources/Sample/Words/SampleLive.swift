/// What keeps arriving: `segment language: text`, drawn in an order that the seed shuffles, by people who are made up on
/// the spot. {med}, {device} and {town} are filled in.
enum SampleLive {
  static let text = #"""
    patient en: Forgot my {med} this morning, do I take two tonight or just carry on?
    patient en: is it ok to halve a {med}? score line goes right through the middle
    patient en: {med} day 1. wish me luck
    patient en: Anyone else get really vivid dreams on {med}? Like, feature-length
    patient en: My hands have been tingling since Tuesday, that's when I switched to {med}. Worth a call?
    patient en: pharmacy in {town} gave me a different box, same name, blue instead of white. real or fake?
    patient en: The {device} leaked all over my bag. Whole dose gone, and it was payday next week
    patient en: ended up in hospital last night with a swollen tongue after {med}. home now. telling you because the doctor said I should
    patient en: honest question, how long until {med} works? week two, nothing yet
    patient en: shout out to the chat person called Moira, patience of a saint
    patient en: your text reminder came at 4:40 AM. four. forty.
    patient en: can't open the child-proof cap, had to ask my child
    patient en: the ringing in my ears started with {med} and hasn't stopped. 5 days. should I worry
    patient en: Found half a tablet in the blister. The other half is… somewhere in {town} I suppose
    patient en: where can I see the ingredients before I buy? vegan here
    patient en: No idea how I lived before this inhaler. Climbed a hill today. A HILL
    patient fr: J'ai oublié ma dose de {med} hier soir, je double ce matin ?
    patient fr: Gros mal de ventre depuis que je prends {med}. Je dois arrêter ?
    patient fr: Toujours pas de réponse à mon mail du 3. Je commence à perdre patience.
    patient fr: Le {device} fait un bruit bizarre depuis ce matin, comme un sifflet.
    patient fr: Enfin une notice que je comprends du premier coup. Bravo !
    patient fr: Ma pharmacie à {town} n'a plus rien. On fait comment, nous ?
    patient de: Ich habe heute Morgen aus Versehen zwei {med} genommen. Muss ich etwas tun?
    patient de: Hautausschlag am Bauch seit gestern, einzig neue Sache ist {med}.
    patient de: Kann man {med} mit auf Reisen nach Übersee nehmen, auch im Handgepäck?
    patient de: Der {device} zeigt „leer“, ist aber noch halb voll. Toll.
    patient de: Kurzes Lob: neue Verpackung, eine Hand reicht. Danke an wer auch immer das war!
    patient de: Lieferung nach {town} zum dritten Mal verschoben. Ich brauche die Tabletten!
    patient es: Se me olvidó la pastilla de {med} anoche, ¿la tomo ahora?
    patient es: Tengo la vista borrosa desde que empecé con {med}. Me asusta un poco.
    patient es: El {device} venía sin instrucciones. ¿Las puedo descargar?
    patient es: Llevo tres meses con {med} y vuelvo a dormir. Gracias de corazón.
    patient es: En {town} no queda ni una caja. ¿Cuándo llega?
    carer en: My little one bit the {device} (don't ask). Still safe to use?
    carer en: mum's confused and very sleepy since the new {med} dose. she's 79. is that expected?
    carer en: A printed chart for the fridge would be a lifesaver. Does it exist?
    carer fr: Ma mère a avalé le {med} avec l'emballage. Elle va bien, mais que faire ?
    carer de: Gibt es den {device} auch für Linkshänder? Mein Sohn kämpft damit.
    carer es: Mi hija vomita cada vez que le doy el {med}. ¿Se lo vuelvo a dar?
    hcp en: Could you confirm max daily dose of {med} with moderate hepatic impairment? Patient in front of me.
    hcp en: Saw a case of angioedema today, {med} started 48 h earlier. Where's the quickest reporting form?
    hcp en: Demo {device}s for our teaching day in {town}? Happy to collect.
    hcp fr: Un confrère de {town} me parle d'une alerte sur {med}. Vous confirmez ?
    hcp de: Welche Hilfsstoffe hat {med}? Patientin mit Lactoseintoleranz.
    hcp es: ¿Está disponible {med} en dosis pediátrica? No encuentro la ficha.
    researcher en: Would you share the survey questions behind your {town} asthma study? Method section is thin.
    journalist en: Is anyone from the press office awake? Two quick questions on supply in {town}.
    journalist en: Seeing hundreds of posts on your prices in an hour. Statement? I file at six.
    journalist fr: Une réaction d'Acme Health à la mobilisation en ligne ? Bouclage dans deux heures.
    nonprofit en: Our volunteers in {town} hear the same three questions about {med} all day. Could we get a one-page answer sheet?
    nonprofit es: Desde la asociación de {town} os invitamos a la mesa redonda del jueves.
    influencer en: unboxing the {device} live at 8 tonight, tell me what to ask 👀
    public_official en: Residents in {town} write to me about deliveries. Who is your local contact, please?
    investor en: volume on the stock looks odd today. news coming?
    employee en: Night shift in {town} says hi to day shift. Leave us some cake this time.
    company en: Interested in a pilot for reusable transport boxes around {town}? 40 % less waste.
    general en: is the factory open day in {town} still on with this weather
    general en: lol your chatbot told me to "drink water and reflect"
    general en: My neighbour swears by {med}. My other neighbour swears AT {med}. Which one do I believe
    general en: Good on you for answering people properly. Rare these days
    general en: Stop putting leaflets in leaflets
    general fr: C'est vrai que vous fermez le site de {town} ?
    general fr: Jolie campagne, pour une fois qu'on ne me fait pas peur.
    general de: Warum riecht es rund um das Werk {town} heute so komisch?
    general de: Euer Azubi-Video ist wirklich lustig. Sag ich als 50-Jähriger.
    general es: ¿Hacéis prácticas de verano en {town}? Estudio química.
    general es: Vuestra música de espera me persigue en sueños.
    spam en: 🔥 {med} generic 90% OFF no questions asked 🔥 cheap-pills.example
    spam en: Congratulation!! You have been selected winner gift card claim in 24h
    """#

  /// What somebody adds who has waited, by language.
  static let followUps = [
    "en": [
      "Hello? Is anybody there?", "Any news on this?", "still waiting…", "Sorry to push, but it's getting worse.",
      "ok never mind, my pharmacist helped. might be worth answering faster though",
      "I'd really like an answer today please",
    ],
    "fr": ["Toujours personne ?", "Une réponse serait appréciée, merci.", "C'est de pire en pire, en fait."],
    "de": ["Hallo? Liest das jemand?", "Gibt es dazu schon etwas Neues?", "Es wird leider nicht besser."],
    "es": ["¿Hola? ¿Alguien?", "Sigo esperando respuesta.", "Va a peor, la verdad."],
  ]
}
