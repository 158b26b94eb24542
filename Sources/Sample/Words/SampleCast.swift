/// The followers of the sample day who have a name and a story: `handle | network | name | place | followers | bio`.
/// A tick after the count: the network has verified the account. All of them are invented.
enum SampleCast {
  static let text = #"""
    mia_h | mastodon | Mia Haller | Lyon | 212 | Migraine since I was 14. Cats, trams, bad puns.
    lena.fr | instagram | Léna Marchetti | Nantes | 341 | Vivre avec la migraine, un jour à la fois 🌿
    jonas_rh | mastodon | Jonas Reinholt | Kassel | 96 | Rheuma seit 2016. Hobbygärtner, Patient, Optimist.
    pilar_vive | instagram | Pilar Ortuño | Sevilla | 1280 | Artritis y mucha guasa. Paciente, madre de dos.
    asthma_ali | x | Ali Q. | Leeds | 540 | Asthmatic runner. 3 inhalers, 2 knees, 1 sense of humour.
    greta_b | mastodon | Greta Birnbaum | Jena | 61 | Typ-2-Diabetes, Großmutter, Chorsängerin.
    noah_migraine | bluesky | Noah P. | Bristol | 455 | chronic migraine + a very patient dog
    sofia.respira | instagram | Sofía Lerma | Valencia | 874 | Asma desde niña. Nadadora.
    tom_cares | x | Tom Adeyemi | Cardiff | 188 | Full-time carer for my mum (Parkinson's, RA). Tea, mostly.
    maman_de_lou | instagram | Claire D. | Rennes | 420 | Maman de Lou, 7 ans, asthmatique et invincible.
    papa_bernd | mastodon | Bernd Köhler-Wiese | Bremen | 73 | Pflegender Angehöriger. Meine Frau, ihre Rheumatabletten und ich.
    carmen_cuida | x | Carmen Ibarz | Zaragoza | 233 | Cuidadora de mi padre. Aprendiendo paciencia.
    DrOkoye | x | Dr Ada Okoye | Manchester | 8120 ✓ | Consultant rheumatologist. Views my own. Evidence first, coffee second.
    nurse_jo | x | Jo Farrant RN | Hull | 1450 | Respiratory nurse specialist. Teaching inhaler technique since 2009.
    dr.lefevre | bluesky | Dr Hugo Lefèvre | Lille | 2210 | Médecin généraliste. Prévention, vélo, mauvaise foi assumée.
    apothekerin_k | mastodon | Katrin Vogelsang | Erfurt | 980 | Apothekerin. Lieferengpässe sind mein zweiter Beruf.
    dra_soler | bluesky | Dra. Inés Soler | Bilbao | 3105 | Neuróloga. Cefaleas. Divulgo cuando duermo, o sea, poco.
    pharm_student_eli | bluesky | Eli | Dublin | 130 | 4th year pharmacy student. Will interact with your drugs.
    migraine_lab | bluesky | Lab for Headache Research | Utrecht | 5400 | Researchers on headache and sleep. Posts by the PhD students.
    RFalk_desk | x | Rosa Falk | Berlin | 24100 ✓ | Health correspondent, The Morning Ledger. Tips: DM. Signal on request.
    wardwire_sam | bluesky | Sam Oduya | London | 13900 ✓ | Reporter, Wardwire. Drug prices, shortages, regulators.
    j_morel_presse | x | Julie Morel | Paris | 9870 ✓ | Journaliste santé, Le Courrier du Soir.
    breathe_easy_org | mastodon | Breathe Easy Together | Glasgow | 17600 | The charity for everyone with asthma. Helpline on weekdays 9-5.
    migraene_liga | mastodon | Migräne-Netz e. V. | Köln | 4300 | Selbsthilfe von Betroffenen für Betroffene.
    fitwithfreya | instagram | Freya ✨ | Copenhagen | 312000 ✓ | Wellness, strength, honest reviews. Collabs: mail in bio.
    doc_tube_dan | youtube | Dan Explains Medicine | Toronto | 188000 | Videos on how medicines work. Former paramedic.
    cllr_brandt | x | Cllr. Petra Brandt | Leipzig | 6400 ✓ | Stadträtin, Gesundheitsausschuss. Bürgersprechstunde dienstags.
    mep_valverde | x | L. Valverde | Brussels | 51200 ✓ | Member of parliament, committee on public health.
    longmere_cap | x | Longmere Capital | Zurich | 7700 | Healthcare equities. Not investment advice.
    smallcap_sid | x | Sid | Chicago | 2100 | retail investor. i read the footnotes.
    anya_at_acme | mastodon | Anya R. | Basel | 210 | Packaging engineer at Acme Health. Opinions mine.
    medsupply_nl | x | MedSupply Logistics | Rotterdam | 1900 | Cold chain and medical freight in 14 countries.
    norda_pharma | x | Norda Pharma | Oslo | 40300 ✓ | Medicines for rheumatic diseases.
    j_ruiz | x | Javier Ruiz | Madrid | 310 | Fútbol, tapas y quejas razonadas.
    bookish_bea | bluesky | Bea | Bath | 702 | Librarian. Reads the leaflet. All of it.
    kev_in_kent | x | Kev | Maidstone | 45 | just here for the football tbh
    old_harold | youtube | Harold Pym | Whitby | 3 | Retired trawlerman. Grandson set this up.
    marie_paule_b | youtube | Marie-Paule Bonnet | Dijon | 12 | Retraitée, jardin et confitures.
    hannes_hh | mastodon | Hannes | Hamburg | 88 | Fährt Rad. Meckert gern, lobt selten, dann aber richtig.
    lucia_gm | instagram | Lucía G. | Granada | 1500 | Profe de primaria 🎒
    quickmeds_4u | x | QUICK MEDS NO RX | | 4 | Best price all medicine worldwide shipping 100% legit
    crypto_wendy7 | instagram | Wendy 💰 | | 19 | Financial freedom coach. DM "FREE"
    """#
}
