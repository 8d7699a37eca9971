extension DepartementData {
  /// Allier: the communes of 1 January 2017. After the official geographic code (INSEE, Code officiel géographique).
  static let allier = DepartementData(
    code: "03",
    communes: """
      001 Abrest; 002 Agonges; 003 Ainay-le-Château; 004 Andelaroche; 005 Archignat; 006 Arfeuilles;
      007 Arpheuilles-Saint-Priest; 008 Arronnes; 009 Aubigny; 010 Audes; 011 Aurouër; 012 Autry-Issards; 013 Avermes;
      014 Avrilly; 015 Bagneux; 016 Barberier; 017 Barrais-Bussolles; 018 Bayet; 019 Beaulon; 020 Beaune-d’Allier;
      021 Bègues; 022 Bellenaves; 023 Bellerive-sur-Allier; 024 Bert; 025 Bessay-sur-Allier; 026 Besson; 027 Bézenet;
      028 Billezois; 029 Billy; 030 Biozat; 031 Bizeneuille; 032 Blomard; 033 Bost; 034 Boucé; 035 Le Bouchaud;
      036 Bourbon-l’Archambault; 037 Braize; 038 Bransat; 039 Bresnay; 040 Bressolles; 041 Le Brethon; 042 Le Breuil;
      043 Broût-Vernet; 044 Brugheas; 045 Busset; 046 Buxières-les-Mines; 047 La Celle; 048 Cérilly; 049 Cesset;
      050 La Chabanne; 051 Chambérat; 052 Chamblet; 053 Chantelle; 054 Chapeau; 055 La Chapelaude; 056 La Chapelle;
      057 La Chapelle-aux-Chasses; 058 Chappes; 059 Chareil-Cintrat; 060 Charmeil; 061 Charmes; 062 Charroux;
      063 Chassenard; 064 Château-sur-Allier; 065 Châtel-de-Neuvre; 066 Châtel-Montagne; 067 Châtelperron;
      068 Châtelus; 069 Châtillon; 070 Chavenon; 071 Chavroches; 072 Chazemais; 073 Chemilly; 074 Chevagnes;
      075 Chezelle; 076 Chézy; 077 Chirat-l’Église; 078 Chouvigny; 079 Cindré; 080 Cognat-Lyonne; 081 Colombier;
      082 Commentry; 083 Contigny; 084 Cosne-d’Allier; 085 Coulandon; 086 Coulanges; 087 Couleuvre; 088 Courçais;
      089 Coutansouze; 090 Couzon; 091 Créchy; 092 Cressanges; 093 Creuzier-le-Neuf; 094 Creuzier-le-Vieux;
      095 Cusset; 096 Deneuille-lès-Chantelle; 097 Deneuille-les-Mines; 098 Désertines; 099 Deux-Chaises; 100 Diou;
      101 Domérat; 102 Dompierre-sur-Besbre; 103 Le Donjon; 104 Doyet; 105 Droiturier; 106 Durdat-Larequille;
      107 Ébreuil; 108 Échassières; 109 Escurolles; 110 Espinasse-Vozelle; 111 Estivareilles; 112 Étroussat;
      113 Ferrières-sur-Sichon; 114 La Ferté-Hauterive; 115 Fleuriel; 116 Fourilles; 117 Franchesse; 118 Gannat;
      119 Gannay-sur-Loire; 120 Garnat-sur-Engièvre; 121 Gennetines; 122 Gipcy; 124 Gouise; 125 La Guillermie;
      126 Hauterive; 127 Hérisson; 128 Huriel; 129 Hyds; 130 Isle-et-Bardais; 131 Isserpent; 132 Jaligny-sur-Besbre;
      133 Jenzat; 134 Laféline; 135 Lalizolle; 136 Lamaids; 137 Langy; 138 Lapalisse; 139 Laprugne;
      140 Lavault-Sainte-Anne; 141 Lavoine; 142 Lenax; 143 Lételon; 144 Liernolles; 145 Lignerolles; 146 Limoise;
      147 Loddes; 148 Loriges; 149 Louchy-Montfand; 150 Louroux-Bourbonnais; 151 Louroux-de-Beaune;
      152 Louroux-de-Bouble; 154 Luneau; 155 Lurcy-Lévis; 156 Lusigny; 157 Magnet; 158 Haut-Bocage; 159 Malicorne;
      160 Marcenat; 161 Marcillat-en-Combraille; 162 Marigny; 163 Mariol; 164 Le Mayet-d’École;
      165 Le Mayet-de-Montagne; 166 Mazerier; 167 Mazirat; 168 Meaulne-Vitray; 169 Meillard; 170 Meillers; 171 Mercy;
      172 Mesples; 173 Molinet; 174 Molles; 175 Monestier; 176 Monétay-sur-Allier; 177 Monétay-sur-Loire;
      178 Montaiguët-en-Forez; 179 Montaigu-le-Blin; 180 Montbeugny; 181 Montcombroux-les-Mines;
      182 Monteignet-sur-l’Andelot; 183 Le Montet; 184 Montilly; 185 Montluçon; 186 Montmarault; 187 Montoldre;
      188 Montord; 189 Montvicq; 190 Moulins; 191 Murat; 192 Nades; 193 Nassigny; 194 Naves; 195 Néris-les-Bains;
      196 Neuilly-en-Donjon; 197 Neuilly-le-Réal; 198 Neure; 200 Neuvy; 201 Nizerolles; 202 Noyant-d’Allier;
      203 Paray-le-Frésil; 204 Paray-sous-Briailles; 205 Périgny; 206 La Petite-Marche; 207 Pierrefitte-sur-Loire;
      208 Le Pin; 209 Poëzat; 210 Pouzy-Mésangy; 211 Prémilhat; 212 Quinssaines; 213 Reugny; 214 Rocles; 215 Rongères;
      216 Ronnet; 217 Saint-Angel; 218 Saint-Aubin-le-Monial; 219 Saint-Bonnet-de-Four; 220 Saint-Bonnet-de-Rochefort;
      221 Saint-Bonnet-Tronçais; 222 Saint-Caprais; 223 Saint-Christophe; 224 Saint-Clément; 225 Saint-Désiré;
      226 Saint-Didier-en-Donjon; 227 Saint-Didier-la-Forêt; 228 Saint-Éloy-d’Allier; 229 Saint-Ennemond;
      230 Saint-Étienne-de-Vicq; 231 Saint-Fargeol; 232 Saint-Félix; 233 Saint-Genest; 234 Saint-Gérand-de-Vaux;
      235 Saint-Gérand-le-Puy; 236 Saint-Germain-des-Fossés; 237 Saint-Germain-de-Salles; 238 Saint-Hilaire;
      239 Saint-Léger-sur-Vouzance; 240 Saint-Léon; 241 Saint-Léopardin-d’Augy; 242 Saint-Loup;
      243 Saint-Marcel-en-Murat; 244 Saint-Marcel-en-Marcillat; 245 Saint-Martin-des-Lais; 246 Saint-Martinien;
      247 Saint-Menoux; 248 Saint-Nicolas-des-Biefs; 249 Saint-Palais; 250 Saint-Pierre-Laval; 251 Saint-Plaisir;
      252 Saint-Pont; 253 Saint-Pourçain-sur-Besbre; 254 Saint-Pourçain-sur-Sioule; 255 Saint-Priest-d’Andelot;
      256 Saint-Priest-en-Murat; 257 Saint-Prix; 258 Saint-Rémy-en-Rollat; 259 Saint-Sauvier; 260 Saint-Sornin;
      261 Sainte-Thérence; 262 Saint-Victor; 263 Saint-Voir; 264 Saint-Yorre; 265 Saligny-sur-Roudon; 266 Sanssat;
      267 Saulcet; 268 Saulzet; 269 Sauvagny; 270 Sazeret; 271 Serbannes; 272 Servilly; 273 Seuillet; 274 Sorbier;
      275 Souvigny; 276 Sussat; 277 Target; 278 Taxat-Senat; 279 Teillet-Argenty; 280 Terjat; 281 Le Theil;
      282 Theneuille; 283 Thiel-sur-Acolin; 284 Thionne; 285 Tortezais; 286 Toulon-sur-Allier; 287 Treban;
      288 Treignat; 289 Treteau; 290 Trévol; 291 Trézelles; 292 Tronget; 293 Urçay; 294 Ussel-d’Allier; 295 Valignat;
      296 Valigny; 297 Vallon-en-Sully; 298 Varennes-sur-Allier; 299 Varennes-sur-Tèche; 300 Vaumas; 301 Vaux;
      302 Veauce; 303 Venas; 304 Vendat; 305 Verneix; 306 Le Vernet; 307 Verneuil-en-Bourbonnais; 308 Vernusse;
      309 Le Veurdre; 310 Vichy; 311 Vicq; 312 Vieure; 313 Le Vilhain; 314 Villebret; 315 Villefranche-d’Allier;
      316 Villeneuve-sur-Allier; 317 Viplaix; 319 Voussac; 320 Ygrande; 321 Yzeure
      """)
}
