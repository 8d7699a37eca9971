extension DepartementData {
  /// Cantal: the communes of 1 January 2017. After the official geographic code (INSEE, Code officiel géographique).
  static let cantal = DepartementData(
    code: "15",
    communes: """
      001 Allanche; 002 Alleuze; 003 Ally; 004 Andelat; 005 Anglards-de-Saint-Flour; 006 Anglards-de-Salers;
      007 Anterrieux; 008 Antignac; 009 Apchon; 010 Arches; 011 Arnac; 012 Arpajon-sur-Cère; 013 Auriac-l’Église;
      014 Aurillac; 015 Auzers; 016 Ayrens; 017 Badailhac; 018 Barriac-les-Bosquets; 019 Bassignac; 020 Beaulieu;
      021 Boisset; 022 Bonnac; 024 Brageac; 025 Albepierre-Bredons; 026 Brezons; 027 Calvinet; 028 Carlat;
      029 Cassaniouze; 030 Cayrols; 032 Celoux; 033 Cézens; 034 Chaliers; 036 Chalvignac; 037 Champagnac;
      038 Champs-sur-Tarentaine-Marchal; 040 Chanterelle; 041 La Chapelle-d’Alagnon; 042 La Chapelle-Laurent;
      043 Charmensac; 045 Chaudes-Aigues; 046 Chaussenac; 048 Chazelles; 049 Cheylade; 050 Le Claux; 051 Clavières;
      052 Collandres; 053 Coltines; 054 Condat; 055 Coren; 056 Crandelles; 057 Cros-de-Montvert; 058 Cros-de-Ronesque;
      059 Cussac; 060 Deux-Verges; 061 Dienne; 063 Drugeac; 064 Escorailles; 065 Espinasse; 066 Le Falgoux;
      067 Le Fau; 069 Ferrières-Saint-Mary; 070 Fontanges; 072 Freix-Anglards; 073 Fridefont; 074 Giou-de-Mamou;
      075 Girgols; 076 Glénat; 077 Gourdièges; 078 Jabrun; 079 Jaleyrac; 080 Joursac; 081 Jou-sous-Monjou; 082 Junhac;
      083 Jussac; 084 Labesserette; 085 Labrousse; 086 Lacapelle-Barrès; 087 Lacapelle-del-Fraisse;
      088 Lacapelle-Viescamp; 089 Ladinhac; 090 Lafeuillade-en-Vézie; 091 Landeyrat; 092 Lanobre; 093 Lapeyrugue;
      094 Laroquebrou; 095 Laroquevieille; 096 Lascelle; 097 Lastic; 098 Laurie; 100 Laveissenet; 101 Laveissière;
      102 Lavigerie; 103 Leucamp; 104 Leynhac; 105 Leyvaux; 106 Lieutadès; 107 Lorcières; 108 Val d’Arcomie;
      110 Lugarde; 111 Madic; 112 Malbo; 113 Mandailles-Saint-Julien; 114 Marcenat; 116 Marchastel; 117 Marcolès;
      118 Marmanhac; 119 Massiac; 120 Mauriac; 121 Maurines; 122 Maurs; 123 Méallet; 124 Menet; 125 Mentières;
      126 Molèdes; 127 Molompize; 128 La Monselie; 129 Montboudif; 130 Montchamp; 131 Le Monteil; 132 Montgreleix;
      133 Montmurat; 134 Montsalvy; 135 Montvert; 136 Mourjou; 137 Moussages; 138 Murat; 139 Narnhac; 140 Naucelles;
      141 Neussargues en Pinatelle; 142 Neuvéglise-sur-Truyère; 143 Nieudan; 144 Omps; 146 Pailherols; 147 Parlan;
      148 Paulhac; 149 Paulhenc; 151 Peyrusse; 152 Pierrefort; 153 Pleaux; 154 Polminhac; 155 Pradiers; 156 Prunet;
      157 Quézac; 158 Rageade; 159 Raulhac; 160 Reilhac; 161 Rézentières; 162 Riom-ès-Montagnes;
      163 Roannes-Saint-Mary; 164 Roffiac; 165 Rouffiac; 166 Roumégoux; 167 Rouziers; 168 Ruynes-en-Margeride;
      169 Saignes; 170 Saint-Amandin; 172 Saint-Antoine; 173 Saint-Bonnet-de-Condat; 174 Saint-Bonnet-de-Salers;
      175 Saint-Cernin; 176 Saint-Chamant; 178 Saint-Cirgues-de-Jordanne; 179 Saint-Cirgues-de-Malbert;
      180 Saint-Clément; 181 Saint-Constant-Fournoulès; 182 Saint-Étienne-Cantalès; 183 Saint-Étienne-de-Carlat;
      184 Saint-Étienne-de-Maurs; 185 Saint-Étienne-de-Chomeil; 186 Sainte-Eulalie; 187 Saint-Flour;
      188 Saint-Georges; 189 Saint-Gérons; 190 Saint-Hippolyte; 191 Saint-Illide; 192 Saint-Jacques-des-Blats;
      194 Saint-Julien-de-Toursac; 196 Saint-Mamet-la-Salvetat; 198 Sainte-Marie; 199 Saint-Martial;
      200 Saint-Martin-Cantalès; 201 Saint-Martin-sous-Vigouroux; 202 Saint-Martin-Valmeroux; 203 Saint-Mary-le-Plain;
      204 Saint-Paul-des-Landes; 205 Saint-Paul-de-Salers; 206 Saint-Pierre; 207 Saint-Poncy;
      208 Saint-Projet-de-Salers; 209 Saint-Rémy-de-Chaudes-Aigues; 211 Saint-Santin-Cantalès;
      212 Saint-Santin-de-Maurs; 213 Saint-Saturnin; 214 Saint-Saury; 215 Saint-Simon; 216 Saint-Urcize;
      217 Saint-Victor; 218 Saint-Vincent-de-Salers; 219 Salers; 220 Salins; 221 Sansac-de-Marmiesse;
      222 Sansac-Veinazès; 223 Sauvat; 224 La Ségalassière; 225 Ségur-les-Villas; 226 Sénezergues; 228 Siran;
      229 Soulages; 230 Sourniac; 231 Talizat; 232 Tanavelle; 233 Teissières-de-Cornet; 234 Teissières-lès-Bouliès;
      235 Les Ternes; 236 Thiézac; 237 Tiviers; 238 Tournemire; 240 Trémouille; 241 La Trinitat; 242 Le Trioulou;
      243 Trizac; 244 Ussel; 245 Vabres; 246 Valette; 247 Valjouze; 248 Valuéjols; 249 Le Vaulmier; 250 Vebret;
      251 Védrines-Saint-Loup; 252 Velzic; 253 Vernols; 254 Veyrières; 255 Vézac; 256 Vèze; 257 Vezels-Roussy;
      258 Vic-sur-Cère; 259 Vieillespesse; 260 Vieillevie; 261 Le Vigean; 262 Villedieu; 263 Virargues; 264 Vitrac;
      265 Ydes; 266 Yolet; 267 Ytrac; 268 Le Rouget-Pers; 269 Besse
      """)
}
