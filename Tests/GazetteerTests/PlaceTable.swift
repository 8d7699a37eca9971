extension PlaceTableTests {
  static let table = """
    in 63
    Issoire → Issoire
    ISSOIRE → Issoire
    a issoire → Issoire
    sur Issoire → Issoire
    vers Issoire → Issoire
    near Issoire → Issoire | near
    in Issoire → Issoire
    at Issoire → Issoire
    Issoire town centre → Issoire | town centre
    Issoire centre-ville → Issoire | centre-ville
    centre-ville d'Issoire → Issoire | centre-ville
    quartier du Pré-Rond à Issoire → Issoire | quartier du Pré-Rond
    12 rue du Pont, Issoire → Issoire | 12 rue du Pont
    12, rue du Pont à Issoire → Issoire | 12, rue du Pont
    12 rue du Pont 63500 Issoire → Issoire | 12 rue du Pont
    63500 ISSOIRE → Issoire
    63500 → ? Issoire, Saint-Babel, Aulhat-Flat
    route d'Issoire à Parentignat → Parentignat | route d'Issoire
    rue d'Issoire, Parentignat → Parentignat | rue d'Issoire
    avenue de Clermont, Issoire → Issoire | avenue de Clermont
    route de Lyon, Thiers → Thiers | route de Lyon
    place de Jaude Clermont-Ferrand → Clermont-Ferrand | place de Jaude
    Clermont → Clermont-Ferrand
    clermont fd → Clermont-Ferrand
    Clermont Ferrand → Clermont-Ferrand
    RD 996 Saint-Germain-Lembron → Saint-Germain-Lembron | RD 996
    D996 entre Issoire et Parentignat → Issoire + Parentignat | D996
    D996 between Issoire and Parentignat → Issoire + Parentignat | D996
    A75 sortie 12 Issoire → Issoire | A75 sortie 12
    A75 PK 35 Issoire → Issoire | A75 PK 35
    pont de Parentignat → Parentignat | pont
    the bridge at Parentignat → Parentignat | bridge
    bridge in Parentignat → Parentignat | bridge
    camping de Parent → Parent | camping
    Parent → Parent
    parent → Parent
    à Parent → Parent
    Coudes → Coudes
    coudes → Coudes
    à coudes → Coudes
    les coudes → Coudes
    j'ai de l'eau jusqu'aux coudes → ? Coudes
    Brassac → Brassac-les-Mines
    brassac les mines → Brassac-les-Mines
    Brassac-les-Mines → Brassac-les-Mines
    rue Mégecoste à Brassac → Brassac-les-Mines | rue Mégecoste
    Mégecoste, Brassac → Brassac-les-Mines | Mégecoste
    Orsonnette → Nonette-Orsonnette [Orsonnette]
    orsonette → ? Nonette-Orsonnette [Orsonnette]
    Nonette → Nonette-Orsonnette [Nonette]
    Nonette-Orsonnette → Nonette-Orsonnette
    Dallet → Mur-sur-Allier [Dallet]
    Mezel → Mur-sur-Allier [Mezel]
    Chaméane → Le Vernet-Chaméane [Chaméane]
    La Moutade → Chambaron sur Morge [La Moutade]
    Flat → Aulhat-Flat [Flat]
    à Flat → Aulhat-Flat [Flat]
    Aulhat → Aulhat-Flat
    Creste → Saint-Diéry [Creste]
    St Germain Lembron → Saint-Germain-Lembron
    st germain l'herm → Saint-Germain-l’Herm
    Ste Catherine → Sainte-Catherine
    St-Babel → Saint-Babel
    Saint Babel → Saint-Babel
    ste florine → outside Sainte-Florine (43)
    Sainte-Florine → outside Sainte-Florine (43)
    Sainte Florine (43) → outside Sainte-Florine (43)
    Brioude → outside Brioude (43)
    pompiers de Brioude sur place → outside Brioude (43) | pompiers sur place
    Vichy → outside Vichy (03)
    Lyon → outside Lyon (69)
    Paris → outside Paris (75)
    rue de Paris → ?
    boulevard de Paris, Thiers → Thiers | boulevard de Paris
    Le Breuil → Le Breuil-sur-Couze
    le breuil sur couze → Le Breuil-sur-Couze
    Breuil → Le Breuil-sur-Couze
    gare du Breuil → Le Breuil-sur-Couze | gare
    au Breuil-sur-Couze → Le Breuil-sur-Couze
    école du Broc → Le Broc | école
    Le Broc → Le Broc
    broc → Le Broc
    Les Pradeaux → Les Pradeaux
    pradeaux → Les Pradeaux
    aux Pradeaux → Les Pradeaux
    La Bourboule → La Bourboule
    bourboule → La Bourboule
    Le Mont-Dore → Mont-Dore
    mont dore → Mont-Dore
    L'Horme → outside L’Horme (42)
    Beaulieu → Beaulieu
    Beaulieu 43 → outside Beaulieu (43)
    Beaulieu (63) → Beaulieu
    beaulieu 63 → Beaulieu
    pont de Beaulieu → Beaulieu | pont
    43800 Beaulieu → outside Beaulieu (43)
    63570 Beaulieu → Beaulieu
    Beaulieu près de Jumeaux → Beaulieu | près de Jumeaux
    Jumeaux → Jumeaux
    des jumeaux → ?
    Auzat et Jumeaux → Auzat-la-Combelle + Jumeaux
    Auzat-la-Combelle → Auzat-la-Combelle
    auzat la combele → ? Auzat-la-Combelle
    Isoire → ? Issoire, Mazoires
    Issoir → ? Issoire
    Parantignat → ? Parentignat, Bertignat
    Orbel → ? Orbeil, Orléat
    Sauvagnat → Sauvagnat
    Sainte-Marthe → ? Sauvagnat-Sainte-Marthe
    Thiér → ? Thiers
    Thier → ? Thiers
    clermon ferran → ? Clermont-Ferrand
    Rion → ? Riom
    Riom → Riom
    riom → Riom
    Ambert → Ambert
    Cournon → Cournon-d’Auvergne
    Pont-du-Château → Pont-du-Château
    pont du chateau → Pont-du-Château
    le pont est coupé → ?
    pont coupé à Coudes → Coudes | pont coupé
    la chapelle → ? La Chapelle-Agnon, La Chapelle-Marcousse, La Chapelle-sur-Usson
    La Chapelle → ? La Chapelle-Agnon, La Chapelle-Marcousse, La Chapelle (03)
    Chapelle-Agnon → La Chapelle-Agnon
    Champeix → Champeix
    Champs → Champs
    dans les champs → ?
    Billom → Billom
    Lezoux → Lezoux
    Issoire et Coudes → Issoire + Coudes
    Issoire, Coudes → Issoire + Coudes
    Issoire/Coudes → Issoire + Coudes
    Issoire and Coudes → Issoire + Coudes
    Issoire ou Coudes → Issoire + Coudes
    entre Coudes et Parent → Coudes + Parent
    Issoire Sud → Issoire | Sud
    Issoire-Nord → Issoire | Nord
    nord d'Issoire → Issoire | nord
    north of Issoire → Issoire | north
    au nord d’Issoire → Issoire | nord
    Condat → ? Condat-en-Combraille, Condat-lès-Montboissier, Condat (15)
    Condat (15) → outside Condat (15)
    Murat → Murat-le-Quaire
    Zurich → ?
    Saint-Pierre → ? Saint-Pierre-Colamine, Saint-Pierre-la-Bourlhonne, Saint-Pierre (15)
    saint pierre le chastel → Saint-Pierre-le-Chastel
    Le Vernet → ? Le Vernet-Chaméane, Le Vernet-Sainte-Marguerite
    Vernet-Chaméane → Le Vernet-Chaméane
    mairie de Coudes → Coudes | mairie
    hôpital d'Issoire → Issoire | hôpital
    gymnase de coudes → ? Coudes
    bord de l'Allier → ?
    l'Allier à Coudes → Coudes | l'Allier
    aux coudes → Coudes
    gymnase de Coudes → Coudes | gymnase
    près de Coudes → Coudes | près
    the river at Coudes → Coudes | river
    water in the houses in Issoire → Issoire | water in the houses
    road closed between Coudes and Parent → Coudes + Parent | road closed
    Issoire or Coudes → Issoire + Coudes
    Issoire puis Coudes → Issoire + Coudes
    north of Coudes → Coudes | north
    3e arrondissement de Lyon → outside Lyon 3e (69)
    Clermont-Fd → Clermont-Ferrand
    La Chapelle-Agnon → La Chapelle-Agnon
    le gymnase de jumeaux → ? Jumeaux
    Saint-Éloy → ? Saint-Éloy-la-Glacière, Saint-Éloy-les-Mines, Saint-Eloy (29)
    st eloy les mines → Saint-Éloy-les-Mines
    Volvic → Volvic
    Royat → Royat
    Chamalières → Chamalières
    chamaliere → ? Chamalières, Champétières
    Gerzat → Gerzat
    Aubière → Aubière
    aubieres → ? Aubière, Aurières, Saurier
    Le Cendre → Le Cendre
    le cendre → Le Cendre
    Les Martres-de-Veyre → Les Martres-de-Veyre
    martres de veyre → Les Martres-de-Veyre
    Vic le Comte → Vic-le-Comte
    VIC-LE-COMTE → Vic-le-Comte
    Issoire (Puy-de-Dôme) → Issoire
    Issoire 63 → Issoire
    Issoire, France → Issoire | France
    Issoire Cedex → Issoire
    63114 Coudes → Coudes
    63114 → ? Coudes, Authezat, Montpeyroux
    99999 → ?
    Issoire 🌊 → Issoire
    #Issoire → Issoire
    @Issoire → Issoire
    in 43 63
    Beaulieu → Beaulieu (43) or Beaulieu (63)
    beaulieu haute loire → Beaulieu (43)
    Beaulieu en Haute-Loire → Beaulieu (43)
    Beaulieu (Puy-de-Dôme) → Beaulieu (63)
    Brioude → Brioude (43)
    Sainte-Florine → Sainte-Florine (43)
    Brassac → Brassac-les-Mines (63)
    Issoire → Issoire (63)
    Auzon → Auzon (43)
    St Just → Saint-Just (63)
    Saint-Just → Saint-Just (63)
    Chambon → ? Le Chambon-sur-Lignon (43), Chambon-sur-Dolore (63), Chambon-sur-Lac (63)
    Le Chambon-sur-Lignon → Le Chambon-sur-Lignon (43)
    Le Puy → Le Puy-en-Velay (43)
    le puy en velay → Le Puy-en-Velay (43)
    Puy-en-Velay → Le Puy-en-Velay (43)
    Vergongheon et Brassac → Vergongheon (43) + Brassac-les-Mines (63)
    in 69 42
    Lyon → Lyon (69)
    Lyon 3 → Lyon 3e (69)
    Lyon 3e → Lyon 3e (69)
    lyon 3ème → Lyon 3e (69)
    Lyon 3eme arrondissement → Lyon 3e (69)
    69003 → ? Lyon 3e (69)
    69003 Lyon → Lyon 3e (69)
    Lyon 69003 → Lyon 3e (69)
    3 rue de Lyon, Givors → Givors (69) | 3 rue de Lyon
    St Etienne → Saint-Étienne (42)
    saint-etienne → Saint-Étienne (42)
    St-Chamond → Saint-Chamond (42)
    in 75
    Paris → Paris
    Paris 15 → Paris 15e
    paris 15e → Paris 15e
    75015 → ? Paris 15e
    75015 Paris → Paris 15e
    Montreuil → outside Montreuil (93)
    in 13
    Marseille → Marseille
    Marseille 13 → Marseille 13e
    13013 Marseille → Marseille 13e
    13e arrondissement de Marseille → Marseille 13e
    Aix → Aix-en-Provence
    aix en provence → Aix-en-Provence
    Port de Bouc → Port-de-Bouc
    les Baux → ? Les Baux-de-Provence
    in 84
    Orange → Orange
    orange → Orange
    à Orange → Orange
    vigilance orange → ?
    Orange, route de Lyon → Orange | route de Lyon
    Vaison la Romaine → Vaison-la-Romaine
    alerte orange à Avignon → Avignon | alerte orange
    Avignon → Avignon
    in 80
    Contre → Contre
    Y → Y
    y → Y
    à Y → Y
    in 974
    Saint-Denis → Saint-Denis
    st denis → Saint-Denis
    St-Denis de la Réunion → Saint-Denis | de la Réunion
    Saint Paul → Saint-Paul
    le Tampon → Le Tampon
    Cilaos → Cilaos
    in 971
    Pointe-à-Pitre → Pointe-à-Pitre
    pointe a pitre → Pointe-à-Pitre
    Les Abymes → Les Abymes
    in 2A 2B
    Ajaccio → Ajaccio (2A)
    Porto Vecchio → Porto-Vecchio (2A)
    Bastia → Bastia (2B)
    20000 → ? Ajaccio (2A)
    l'ile rousse → L’Île-Rousse (2B)
    in 976
    Mamoudzou → Mamoudzou
    Dzaoudzi → Dzaoudzi
    in 975
    Saint-Pierre → not covered
    in 67 68
    Strasbourg → Strasbourg (67)
    strassbourg → ? Strasbourg (67), Surbourg (67), Steinbourg (67)
    Mulhouse → Mulhouse (68)
    Illkirch → Illkirch-Graffenstaden (67)
    in 29 56
    Brest → Brest (29)
    Quimper → Quimper (29)
    Lorient → Lorient (56)
    Pont-l'Abbé → Pont-l’Abbé (29)
    l'ile de sein → Île-de-Sein (29)
    in 62 59
    Calais → Calais (62)
    Blendecques → Blendecques (62)
    St Omer → Saint-Omer (62)
    saint omer → Saint-Omer (62)
    Arques → Arques (62)
    Lille → Lille (59)
    59000 → ? Lille (59)
    in 06
    Nice → Nice
    nice → Nice
    Breil sur Roya → Breil-sur-Roya
    St Martin Vésubie → Saint-Martin-Vésubie
    Tende → Tende
    tende → Tende
    in 01
    Y → ?
    L'Abergement-Clémenciat → L’Abergement-Clémenciat
    Bourg → ? Bourg-en-Bresse, Bourg-Saint-Christophe, Saint-Denis-lès-Bourg
    bourg en bresse → Bourg-en-Bresse
    in 49
    Saint-Barthélemy → ? Saint-Barthélemy-d’Anjou
    Angers → Angers
    Baugé → Baugé-en-Anjou [Baugé]
    Cholet → Cholet
    in 37
    Tours → Tours
    tours → Tours
    à Tours → Tours
    deux tours → ?
    tours nord → Tours | nord
    les tours du quartier → ?
    in 89
    Sens → Sens
    à Sens → Sens
    dans le sens de la marche → ?
    sens → Sens
    in 21 71
    Dijon → Dijon (21)
    Chalon → ? Chalon-sur-Saône (71), Charnay-lès-Chalon (71), Farges-lès-Chalon (71)
    Chalon-sur-Saône → Chalon-sur-Saône (71)
    Mâcon → Mâcon (71)
    macon → Mâcon (71)
    in 972 973
    Fort-de-France → Fort-de-France (972)
    fort de france → Fort-de-France (972)
    Cayenne → Cayenne (973)
    Kourou → Kourou (973)
    Le Lamentin → Le Lamentin (972)
    in 2B
    L’Île-Rousse → L’Île-Rousse
    corte → Corte
    Ile Rousse → L’Île-Rousse
    in 44 85
    Nantes → Nantes (44)
    St Nazaire → Saint-Nazaire (44)
    La Roche-sur-Yon → La Roche-sur-Yon (85)
    la roche sur yon → La Roche-sur-Yon (85)
    Les Sables → ? Les Sables-d’Olonne (85)
    Pornic → Pornic (44)
    Sainte-Luce → ? Sainte-Luce-sur-Loire (44)
    in 38
    Grenoble → Grenoble
    St Martin d'Hères → Saint-Martin-d’Hères
    L'Alpe d'Huez → Huez | L'Alpe
    Les Deux Alpes → Les Deux Alpes
    Vienne → Vienne
    Le Touvet → Le Touvet
    """
}
