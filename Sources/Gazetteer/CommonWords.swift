/// Words of everyday French by which communes are named, or by which longer names begin: nobody who says `pont` need mean
/// the town of Pont. Printed by Sources/CCommunes/make.py, with some more.
enum CommonWords {
  static let all = Set(list.split(whereSeparator: \.isWhitespace).map(String.init)).union(towns)

  /// Towns, which the script leaves out, by whose names people say other things: `vigilance orange`, `dans le sens de Lyon`.
  private static let towns = ["orange", "plaisir", "sens", "tours", "vannes"]

  /// Whether a word is one of them, of one or of several.
  static func isCommon(_ word: String) -> Bool {
    all.contains(word) || all.contains(word + "s") || word.hasSuffix("s") && all.contains(String(word.dropLast()))
  }

  /// Words that say nothing of their own in a name.
  static let linking: Set<String> = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "l", "la", "las", "le", "les", "los", "sur",
  ]

  private static let list = """
    abondance abondant agneaux aigle aigre aigues aiguilles aiguillon aime aire aires allegre alles allez allier
    allies allons alloue altier ames amont andouille ange angles angoisse anse anses appelle aramon arc arches arcon
    arcs ardentes argent argentine armes arques arroses ars art asse assis athee attaques aubaine aube aucun auge
    aurions aurons autels autruche avant aveux avion aviron avirons avoine avril azur baby baffe bagnoles baie
    baignes baille bain bains baleine ballon ballons ballots ban banne bannieres bans banyuls bar barde barges
    barils baron barre bars bas basse basses bastide bataille batie baties bats bauge baume baux bavent beaux bec
    bel belle belles belvedere benet bergeres berne bernes besace beton bey bibiche biches bidon bief bielle bille
    bio blanc blanche blancs blet blond blot bois boisseau bon bonhomme bonnard bonne bonnes bonnet bons bord bordes
    bords borne bosse bossus bouc bouchon boudes boue bouee bouge bouges bougon bouillante bouille bouillie bouillon
    boule boulon boulot bouquet bourbon bourdon bourdonne bourdons bourg bourgogne bourgs bourguignon bourguignons
    bourre boursieres bout bouteille bouteilles branches brandon bras braye breches bremes breves brides brie brin
    broc broque brosse brosses brou brouilla brousse brout broye broyes bru brulais brusque bruyere bruyeres bu bue
    buis buisson bulle bulles bure bus busque by cabanes cabas cabris cagnotte caille cailloux cales camarade came
    camembert campagne campes campo camps canari cannelle cap carcans cardan carnet carrieres carry cars case cases
    casses cassis castel cause causse cavalerie caves celle celles cellier celliers cendre cent centres cercles
    cercueil cerise cerisiers cesse cesseras cette chaise chalon chambre champ champagne champenoise champs chance
    change chantes chantilly chapeau chapelle chapelles charbonnier chardonnay charge charite charme charmee charmes
    charre charron chars chas chassant chasse chatain chateau chatelain chatelaine chatre chatres chatte chaudes
    chaudiere chaudron chaume chaumes chaumont chaussee chauve chaux chef chemin cheminot chene chenille chenu
    cheres cheris cheval chevaline cheville chevreaux chiche choisies choux choye cierges cieux cigogne cinq cintre
    cire cires citerne clans clapier clapiers claviers clef clefs cloitre clos cloue cochere coeur cogna cognac coin
    coinces coings colle collegien collet colline colombe colombier colonne combe combes combles compas compote
    comte conde condes confort conge conne conques cons consolation contamine contamines conte contes contre
    coquille corbeilles cordes cordon cordonnet cornac corne cornus coron corps corvees cosse cote coteau coteaux
    cotes couches coudes coudre couleuvre coupelle cour courant courbe courbes courbette couronne cours courtes
    courtine courtois couture coutures cran crans cre creances creche creches crepon crest creuse crevant crique
    crisse croisette cros crosses crottes croutes cuis cuise cultures cures cuve cuves damas dame dangers dauphin
    debats degre demange demi demie denier desert deserts detroit deuil deux devise diamant diane die digne dol dom
    don donjon dore doree doue douillet doux douze drain drap dry dumes dunes eaux ecaille echalas echassieres
    echelle echelles eclaires eclose ecole ecorces ecorches ecot ecueil ecuelle ecuelles ecurie eglise eglises elan
    elise embrun engins entraigues entre entrelacs epargnes epiais epine epineuse epineux erre escale escales espere
    esse estampes etable etables etain etais etalon etang etangs etoile eu eus eve fa faches falaise faucon faute
    faux feins felon fermete ferre ferres ferreux fete feuillee feux feves fief fiefs fille fins flat fleche fleurie
    florentin flotte folie folies folles fonds font fontaines fontes force forestiere foret forge forges fort
    forteresse fosse fosses fougere four fourches fourneaux fours fox frais francs frenes fretin frise fronton
    gaillard gaillarde garde gardes garenne garennes garrigues gars gene genets gente gere germaine geste gilles
    girolles giron gironde givre glaire gland glanes gonds gorges gosier goulet gousse gout gouts gouttieres grace
    graces grand grande grandes grands grange granges gras grave graves gree grenade grenier gres greve grillon
    grives gros grues gue gueux guise gy habit haie haies haleine halles han hanches haut haute hautes hauts havre
    herbiers heres herisson hermes heron home hommes hon hopital hopitaux hotellerie houlette houx hure hures ifs
    ile irai irais ire isola issus jalons jans jardin jarret jars jeu jeux job joue jouet jours joyeuse joyeux juif
    julienne jumeaux jumelles jure jury kirsch lac lacs laines lama lance lande landes lange lanterne laps lasse
    lattes leches lent lentilles leves levier lez liege lies liesse lieu ligne lilas lime limon limons linge lion
    lire lisse lisses lit livre loche loches loge loges loir long longue longues lorrain los louches loue louer
    loupe loupes lourde lourdes lue luisant lus lutter lux luxe luzerne lys m mache machine madeleine madre mage
    mages magnat magne maille maillet maillot maire maison maisons male mana manoir mantes marais marc marchais
    marche marches marennes marges marie marigot marin marines marions marle marne marnes marques marquise marre
    mars martel martinet martre martres martyre mary mas maure mauves maux mazet mela mele mene mens menus mer mere
    merle merles mers messe metairies meures minerve minot mire miroir moeurs moire moisson mole molles monastere
    monbazillac monceau monceaux monnaie mons mont montagne montat monte montjoie monts morillon morne morte
    mortiers motte mouais mouchard mouche mouches mouettes mouille moule moules moulin moulinet moulins moult
    mouriez mouron mousse mousson mouton moyen mur mure mures murette murs mus nages naives nan nant neant neons
    neuf neuve neuves ney noce noel notre noue noues nouvelle noyant noyer noyers nuits o oeuf oie ondes ongles
    oraison oree orgelet orgueil ormes ornes ors os ota ouste oye paille pair palais palis palme pannes parc parce
    parent parois pars pas passa passage passais passavant pauvres pavillon pavillons pays peage peintre peintures
    pelouse pende penne perche pere peri perles perron persan pertuis petit petite petites peux peze piano pie pied
    pierre pierres pieux pila pilles pin pince pins pire pis place places plaigne plaine plaines plains plaisance
    plan planche plancher planches planes planques plans plateau plats pleine pleure pleurs poids poil poincon
    pointe poire poisson poissons poix pommier pommiers pomponne ponce pont ponts porcherie port porta porte portes
    porto ports poses possession poterie pouilly poule pradelle prades pre preaux precheur precieux premieres
    premiers pres preux priez primat prince prix pruniers publier puits pure quarante quartier quatre queue quintal
    quinte rabat racines rai raids ramasse rance rances rancon rang ravel raves raye reaux rejet relevant remuee
    rene repara reposoir reunion reveillon ri ria riche riez rions ris rive rives riviere rivieres robert roc roche
    rochelle rocher roches rodes rognes rognon romain romaine romans ronde roque roquefort roques roquette roquettes
    rosiers rots rouet rouge rouges rouget rouille roulier rousses routes routier roux rue ruelle rues rustiques
    sable sables sabres sache sai saignes saillant sain sains saint sainte saints sales salies salle salles salon
    sana sans sari saules saurais sauternes sauvage sauvages sauve sceau sceaux sel selle selles semons sen
    sentinelle sept sequestre serez serpent serra serre serres sers servais servant serves servies seuil sieges
    signes simple singles six somme son songeons sons sorbets sorbier sort souche soucia soudaine soude souille
    soulages souligne soupir source sourd sous souterraine soyons suc suce suisse sure surin survie sus syndicat
    table tablier tache taillant taillee taillis tain talon talus tampon tardais tardes targe tartre tasse taule
    tavernes teloche temple tende tendon tendron tendu teneur termes ternes terrasse terre terres tertre tesson
    teste thermes tierce tilleul tirent titre tombe tonnerre touche touches touille tour tournai tourne tournes
    tourneur tours toussaint trait tranche treilles treize tresse tresses treteau treve tricot trie trimer trinite
    trois tronche tulle union us vacherie vaillant vains val vallee vallees vallon vallons vals vanne vanneau
    varenne varennes vaudeville vaux velu vendue venelles venere vengeons ventes ventouse ver vereux verger verges
    vernie verriere verrieres verrue vers vert vertus veules veuve veuves vicomte vidai vieil vieille vieilles
    vielle viens vieux vif vignes village villages ville villeneuve villes villette vineuse vins violes viols vira
    vire vis vitre vitreux vives vivier viviez vogue voisines voisins voue vraie vue y
    """
}
