extension DepartementData {
  /// Haute-Loire: the communes of 1 January 2017. After the official geographic code (INSEE, Code officiel géographique).
  static let hauteLoire = DepartementData(
    code: "43",
    communes: """
      001 Agnat; 002 Aiguilhe; 003 Allègre; 004 Alleyrac; 005 Alleyras; 006 Ally; 007 Araules; 008 Arlempdes;
      009 Arlet; 010 Arsac-en-Velay; 011 Aubazat; 012 Aurec-sur-Loire; 013 Vissac-Auteyrac; 014 Autrac; 015 Auvers;
      016 Auzon; 017 Azérat; 018 Bains; 019 Barges; 020 Bas-en-Basset; 021 Beaulieu; 022 Beaumont;
      023 Beaune-sur-Arzon; 024 Beaux; 025 Beauzac; 026 Bellevue-la-Montagne; 027 Berbezit; 028 Bessamorel;
      029 La Besseyre-Saint-Mary; 030 Blanzac; 031 Blassac; 032 Blavozy; 033 Blesle; 034 Boisset; 035 Bonneval;
      036 Borne; 037 Le Bouchet-Saint-Nicolas; 038 Bournoncle-Saint-Pierre; 039 Le Brignon; 040 Brioude;
      041 Brives-Charensac; 042 Cayres; 043 Céaux-d’Allègre; 044 Cerzat; 045 Ceyssac; 046 Chadrac; 047 Chadron;
      048 La Chaise-Dieu; 049 Chamalières-sur-Loire; 050 Chambezon; 051 Le Chambon-sur-Lignon; 052 Champagnac-le-Vieux;
      053 Champclause; 054 Chanaleilles; 055 Chaniat; 056 Chanteuges; 057 La Chapelle-Bertin; 058 La Chapelle-d’Aurec;
      059 La Chapelle-Geneste; 060 Charraix; 061 Chaspinhac; 062 Chaspuzac; 063 Chassagnes; 064 Chassignolles;
      065 Chastel; 066 Chaudeyrolles; 067 Chavaniac-Lafayette; 068 Chazelles; 069 Chenereilles; 070 Chilhac;
      071 Chomelix; 072 La Chomette; 073 Cistrières; 074 Cohade; 075 Collat; 076 Connangles; 077 Costaros; 078 Coubon;
      079 Couteuges; 080 Craponne-sur-Arzon; 082 Cronce; 083 Cubelles; 084 Cussac-sur-Loire; 085 Desges; 086 Domeyrat;
      087 Dunières; 088 Espalem; 089 Espaly-Saint-Marcel; 090 Esplantas-Vazeilles; 091 Les Estables;
      092 Fay-sur-Lignon; 093 Félines; 094 Ferrussac; 095 Fix-Saint-Geneys; 096 Fontannes; 097 Freycenet-la-Cuche;
      098 Freycenet-la-Tour; 099 Frugerès-les-Mines; 100 Frugières-le-Pin; 101 Goudet; 102 Grazac; 103 Grenier-Montgon;
      104 Grèzes; 105 Javaugues; 106 Jax; 107 Josat; 108 Jullianges; 109 Lafarre; 110 Lamothe; 111 Landos; 112 Langeac;
      113 Lantriac; 114 Lapte; 115 Laussonne; 116 Laval-sur-Doulon; 117 Lavaudieu; 118 Lavoûte-Chilhac;
      119 Lavoûte-sur-Loire; 120 Lempdes-sur-Allagnon; 121 Léotoing; 122 Lissac; 123 Lorlanges; 124 Loudes;
      125 Lubilhac; 126 Malrevers; 127 Malvalette; 128 Malvières; 129 Le Mas-de-Tence; 130 Mazet-Saint-Voy;
      131 Mazerat-Aurouze; 132 Mazeyrat-d’Allier; 133 Mercœur; 134 Mézères; 135 Le Monastier-sur-Gazeille;
      136 Monistrol-d’Allier; 137 Monistrol-sur-Loire; 138 Monlet; 139 Montclard; 140 Le Monteil;
      141 Montfaucon-en-Velay; 142 Montregard; 143 Montusclat; 144 Moudeyres; 145 Ouides; 147 Paulhac; 148 Paulhaguet;
      149 Pébrac; 150 Le Pertuis; 151 Pinols; 152 Polignac; 153 Pont-Salomon; 154 Pradelles; 155 Prades;
      156 Présailles; 157 Le Puy-en-Velay; 158 Queyrières; 159 Raucoules; 160 Rauret; 162 Retournac; 163 Riotord;
      164 Roche-en-Régnier; 165 Rosières; 166 Saint-André-de-Chalencon; 167 Saint-Arcons-d’Allier;
      168 Saint-Arcons-de-Barges; 169 Saint-Austremoine; 170 Saint-Beauzire; 171 Saint-Bérain;
      172 Saint-Bonnet-le-Froid; 173 Saint-Christophe-d’Allier; 174 Saint-Christophe-sur-Dolaison; 175 Saint-Cirgues;
      177 Saint-Didier-en-Velay; 178 Saint-Didier-sur-Doulon; 180 Saint-Étienne-du-Vigan; 181 Saint-Étienne-Lardeyrol;
      182 Saint-Étienne-sur-Blesle; 183 Sainte-Eugénie-de-Villeneuve; 184 Saint-Ferréol-d’Auroure; 185 Sainte-Florine;
      186 Saint-Front; 187 Saint-Geneys-près-Saint-Paulien; 188 Saint-Georges-d’Aurac; 189 Saint-Georges-Lagricol;
      190 Saint-Germain-Laprade; 191 Saint-Géron; 192 Saint-Haon; 193 Saint-Hilaire; 194 Saint-Hostien;
      195 Saint-Ilpize; 196 Saint-Jean-d’Aubrigoux; 197 Saint-Jean-de-Nay; 198 Saint-Jean-Lachalm; 199 Saint-Jeures;
      200 Saint-Julien-Chapteuil; 201 Saint-Julien-d’Ance; 202 Saint-Julien-des-Chazes; 203 Saint-Julien-du-Pinet;
      204 Saint-Julien-Molhesabate; 205 Saint-Just-Malmont; 206 Saint-Just-près-Brioude; 207 Saint-Laurent-Chabreuges;
      208 Sainte-Marguerite; 210 Saint-Martin-de-Fugères; 211 Saint-Maurice-de-Lignon; 212 Saint-Pal-de-Chalencon;
      213 Saint-Pal-de-Mons; 214 Saint-Pal-de-Senouire; 215 Saint-Paul-de-Tartas; 216 Saint-Paulien;
      217 Saint-Pierre-du-Champ; 218 Saint-Pierre-Eynac; 219 Saint-Préjet-Armandon; 220 Saint-Préjet-d’Allier;
      221 Saint-Privat-d’Allier; 222 Saint-Privat-du-Dragon; 223 Saint-Romain-Lachalm; 224 Sainte-Sigolène;
      225 Saint-Vénérand; 226 Saint-Vert; 227 Saint-Victor-Malescours; 228 Saint-Victor-sur-Arlanc; 229 Saint-Vidal;
      230 Saint-Vincent; 231 Salettes; 232 Salzuit; 233 Sanssac-l’Église; 234 Saugues; 236 La Séauve-sur-Semène;
      237 Sembadel; 238 Séneujols; 239 Siaugues-Sainte-Marie; 240 Solignac-sous-Roche; 241 Solignac-sur-Loire;
      242 Tailhac; 244 Tence; 245 Thoras; 246 Tiranges; 247 Torsiac; 249 Valprivas; 250 Vals-le-Chastel;
      251 Vals-près-le-Puy; 252 Varennes-Saint-Honorat; 253 Les Vastres; 254 Vazeilles-Limandre; 256 Venteuges;
      257 Vergezac; 258 Vergongheon; 259 Vernassal; 260 Le Vernet; 261 Vézézoux; 262 Vieille-Brioude; 263 Vielprat;
      264 Villeneuve-d’Allier; 265 Les Villettes; 267 Vorey; 268 Yssingeaux
      """)
}
