/// What to ask a reporter for: the criteria that are missing, in one polite question.
enum FollowUpQuestion {
  private struct Words {
    var opening: String
    var patient: String
    var product: String
    var reaction: String
    var and: String
    var close: String
  }

  /// nil where the writer can tell us nothing that is missing.
  static func text(for card: SafetyCard, language: String) -> String? {
    let words = languages[language] ?? english
    var asked: [String] = []
    if card.product.state != .met { asked.append(words.product) }
    if card.reaction.state != .met { asked.append(words.reaction) }
    if card.patient.state != .met { asked.append(words.patient) }
    guard let last = asked.popLast() else { return nil }
    let list = asked.isEmpty ? last : asked.joined(separator: ", ") + words.and + last
    return words.opening + list + words.close
  }

  private static let english = Words(
    opening: "We are sorry to read this. Could you tell us ", patient: "who was affected, and their age and sex",
    product: "which medicine it was, as named on the pack", reaction: "what exactly happened, and when",
    and: " and ", close: "? A direct message is best.")

  private static let languages: [String: Words] = [
    "en": english,
    "fr": Words(
      opening: "Nous sommes désolés de lire cela. Pourriez-vous nous dire ",
      patient: "qui est concerné, son âge et son sexe",
      product: "de quel médicament il s'agit, tel qu'écrit sur la boîte",
      reaction: "ce qui s'est passé exactement, et quand", and: " et ",
      close: " ? De préférence par message privé."),
    "de": Words(
      opening: "Das tut uns leid. Können Sie uns sagen, ", patient: "wen es betrifft, mit Alter und Geschlecht",
      product: "welches Arzneimittel es war, wie es auf der Packung steht", reaction: "was genau wann geschehen ist",
      and: " und ", close: "? Am besten als Direktnachricht."),
    "es": Words(
      opening: "Lamentamos leer esto. ¿Podría decirnos ", patient: "a quién le ha pasado, con su edad y sexo",
      product: "qué medicamento era, tal como figura en la caja", reaction: "qué ocurrió exactamente y cuándo",
      and: " y ", close: "? Mejor por mensaje directo."),
    "it": Words(
      opening: "Ci dispiace leggerlo. Può dirci ", patient: "chi è la persona, con età e sesso",
      product: "di quale medicinale si tratta, come scritto sulla confezione",
      reaction: "che cosa è successo esattamente e quando", and: " e ", close: "? Meglio con un messaggio diretto."),
    "pt": Words(
      opening: "Lamentamos ler isto. Pode dizer-nos ", patient: "quem foi afetado, com idade e sexo",
      product: "qual era o medicamento, como está na embalagem", reaction: "o que aconteceu exatamente e quando",
      and: " e ", close: "? De preferência por mensagem direta."),
  ]
}
