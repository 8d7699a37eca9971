extension DepartementData {
  /// Loire: the communes of 1 January 2017. After the official geographic code (INSEE, Code officiel géographique).
  static let loire = DepartementData(
    code: "42",
    communes: """
      001 Aboën; 002 Ailleux; 003 Ambierle; 004 Amions; 005 Andrézieux-Bouthéon; 006 Apinac; 007 Arcinges; 008 Arcon;
      009 Arthun; 010 Aveizieux; 011 Balbigny; 012 Bard; 013 Bellegarde-en-Forez; 014 Belleroche;
      015 Belmont-de-la-Loire; 016 La Bénisson-Dieu; 017 Le Bessat; 018 Bessey; 019 Boën-sur-Lignon;
      020 Boisset-lès-Montrond; 021 Boisset-Saint-Priest; 022 Bonson; 023 Bourg-Argental; 025 Boyer; 026 Briennon;
      027 Bully; 028 Burdignes; 029 Bussières; 030 Bussy-Albieux; 031 Caloire; 032 Cellieu; 033 Le Cergne;
      034 Cervières; 035 Cezay; 036 Chagnon; 037 Chalain-d’Uzore; 038 Chalain-le-Comtal; 039 Chalmazel-Jeansagnière;
      040 La Chamba; 041 Chambéon; 042 Chambles; 043 Chambœuf; 044 Le Chambon-Feugerolles; 045 La Chambonie;
      046 Champdieu; 047 Champoly; 048 Chandon; 049 Changy; 050 La Chapelle-en-Lafaye; 051 La Chapelle-Villars;
      052 Charlieu; 053 Châteauneuf; 054 Châtelneuf; 055 Châtelus; 056 Chavanay; 058 Chazelles-sur-Lavieu;
      059 Chazelles-sur-Lyon; 060 Chenereilles; 061 Cherier; 062 Chevrières; 063 Chirassimont; 064 Chuyer; 065 Civens;
      066 Cleppé; 067 Colombier; 068 Combre; 069 Commelle-Vernay; 070 Cordelle; 071 Le Coteau; 072 La Côte-en-Couzan;
      073 Cottance; 074 Coutouvre; 075 Craintilleux; 076 Cremeaux; 077 Croizet-sur-Gand; 078 Le Crozet; 079 Cuinzier;
      081 Cuzieu; 082 Dancé; 083 Dargoire; 084 Débats-Rivière-d’Orpra; 085 Doizieux; 086 Écoche; 087 Écotay-l’Olme;
      088 Épercieux-Saint-Paul; 089 Essertines-en-Châtelneuf; 090 Essertines-en-Donzy; 091 Estivareilles; 092 L’Étrat;
      093 Farnay; 094 Feurs; 095 Firminy; 096 Fontanès; 097 La Fouillouse; 098 Fourneaux; 099 Fraisses; 100 La Gimond;
      101 Graix; 102 Grammond; 103 La Grand-Croix; 104 La Gresle; 105 Grézieux-le-Fromental; 106 Grézolles;
      107 Gumières; 108 L’Hôpital-le-Grand; 109 L’Hôpital-sous-Rochefort; 110 L’Horme; 112 Jarnosse; 113 Jas;
      115 Jonzieux; 116 Juré; 117 Lavieu; 118 Lay; 119 Leigneux; 120 Lentigny; 121 Lérigneux; 122 Lézigneux;
      123 Lorette; 124 Lupé; 125 Luré; 126 Luriecq; 127 Mably; 128 Machézal; 129 Maclas; 130 Magneux-Haute-Rive;
      131 Maizilly; 132 Malleval; 133 Marcenod; 134 Marcilly-le-Châtel; 135 Marclopt; 136 Marcoux;
      137 Margerie-Chantagret; 138 Maringes; 139 Marlhes; 140 Marols; 141 Mars; 142 Merle-Leignec; 143 Mizérieux;
      145 Montagny; 146 Montarcher; 147 Montbrison; 148 Montchal; 149 Montrond-les-Bains; 150 Montverdun;
      151 Mornand-en-Forez; 152 Nandax; 153 Neaux; 154 Néronde; 155 Nervieux; 156 Neulise; 157 Noailly; 158 Les Noës;
      159 Noirétable; 160 Nollieux; 161 Notre-Dame-de-Boisset; 162 Ouches; 163 La Pacaudière; 164 Palogneux;
      165 Panissières; 166 Parigny; 167 Pavezin; 168 Pélussin; 169 Périgneux; 170 Perreux; 171 Pinay; 172 Planfoy;
      173 Pommiers; 174 Poncins; 175 Pouilly-lès-Feurs; 176 Pouilly-les-Nonains; 177 Pouilly-sous-Charlieu;
      178 Pradines; 179 Pralong; 180 Précieux; 181 Régny; 182 Renaison; 183 La Ricamarie; 184 Riorges; 185 Rivas;
      186 Rive-de-Gier; 187 Roanne; 188 Roche; 189 Roche-la-Molière; 191 Roisey; 192 Rozier-Côtes-d’Aurec;
      193 Rozier-en-Donzy; 194 Sail-les-Bains; 195 Sail-sous-Couzan; 196 Sainte-Agathe-en-Donzy;
      197 Sainte-Agathe-la-Bouteresse; 198 Saint-Alban-les-Eaux; 199 Saint-André-d’Apchon; 200 Saint-André-le-Puy;
      201 Saint-Appolinard; 202 Saint-Barthélemy-Lestra; 203 Saint-Bonnet-des-Quarts; 204 Saint-Bonnet-le-Château;
      205 Saint-Bonnet-le-Courreau; 206 Saint-Bonnet-les-Oules; 207 Saint-Chamond; 208 Saint-Christo-en-Jarez;
      209 Sainte-Colombe-sur-Gand; 210 Sainte-Croix-en-Jarez; 211 Saint-Cyprien; 212 Saint-Cyr-de-Favières;
      213 Saint-Cyr-de-Valorges; 214 Saint-Cyr-les-Vignes; 215 Saint-Denis-de-Cabanne; 216 Saint-Denis-sur-Coise;
      217 Saint-Didier-sur-Rochefort; 218 Saint-Étienne; 219 Saint-Étienne-le-Molard; 220 Saint-Forgeux-Lespinasse;
      221 Sainte-Foy-Saint-Sulpice; 222 Saint-Galmier; 223 Saint-Genest-Lerpt; 224 Saint-Genest-Malifaux; 225 Genilac;
      226 Saint-Georges-de-Baroille; 227 Saint-Georges-en-Couzan; 228 Saint-Georges-Haute-Ville;
      229 Saint-Germain-la-Montagne; 230 Saint-Germain-Laval; 231 Saint-Germain-Lespinasse; 232 Saint-Haon-le-Châtel;
      233 Saint-Haon-le-Vieux; 234 Saint-Héand; 235 Saint-Hilaire-Cusson-la-Valmitte; 236 Saint-Hilaire-sous-Charlieu;
      237 Saint-Jean-Bonnefonds; 238 Saint-Jean-la-Vêtre; 239 Saint-Jean-Saint-Maurice-sur-Loire;
      240 Saint-Jean-Soleymieux; 241 Saint-Jodard; 242 Saint-Joseph; 243 Saint-Julien-d’Oddes;
      245 Saint-Julien-la-Vêtre; 246 Saint-Julien-Molin-Molette; 247 Saint-Just-en-Bas; 248 Saint-Just-en-Chevalet;
      249 Saint-Just-la-Pendue; 251 Saint-Laurent-la-Conche; 252 Saint-Laurent-Rochefort; 253 Saint-Léger-sur-Roanne;
      254 Saint-Marcel-de-Félines; 255 Saint-Marcel-d’Urfé; 256 Saint-Marcellin-en-Forez; 257 Saint-Martin-d’Estréaux;
      259 Saint-Martin-la-Plaine; 260 Saint-Martin-la-Sauveté; 261 Saint-Martin-Lestra; 262 Saint-Maurice-en-Gourgois;
      264 Saint-Médard-en-Forez; 265 Saint-Michel-sur-Rhône; 266 Saint-Nizier-de-Fornas;
      267 Saint-Nizier-sous-Charlieu; 268 Saint-Paul-de-Vézelin; 269 Saint-Paul-d’Uzore; 270 Saint-Paul-en-Cornillon;
      271 Saint-Paul-en-Jarez; 272 Saint-Pierre-de-Bœuf; 273 Saint-Pierre-la-Noaille; 274 Saint-Polgues;
      275 Saint-Priest-en-Jarez; 276 Saint-Priest-la-Prugne; 277 Saint-Priest-la-Roche; 278 Saint-Priest-la-Vêtre;
      279 Saint-Just-Saint-Rambert; 280 Saint-Régis-du-Coin; 281 Saint-Rirand; 282 Saint-Romain-d’Urfé;
      283 Saint-Romain-en-Jarez; 284 Saint-Romain-la-Motte; 285 Saint-Romain-le-Puy; 286 Saint-Romain-les-Atheux;
      287 Saint-Sauveur-en-Rue; 288 Saint-Sixte; 289 Saint-Symphorien-de-Lay; 290 Saint-Thomas-la-Garde;
      291 Saint-Thurin; 293 Saint-Victor-sur-Rhins; 294 Saint-Vincent-de-Boisset; 295 Les Salles; 296 Salt-en-Donzy;
      297 Salvizinet; 298 Sauvain; 299 Savigneux; 300 Sevelinges; 301 Soleymieux; 302 Sorbiers; 303 Souternon;
      304 Sury-le-Comtal; 305 La Talaudière; 306 Tarentaise; 307 Tartaras; 308 La Terrasse-sur-Dorlay;
      310 Thélis-la-Combe; 311 La Tour-en-Jarez; 312 La Tourette; 313 Trelins; 314 La Tuilière; 315 Unias; 316 Unieux;
      317 Urbise; 318 Usson-en-Forez; 319 Valeille; 320 Valfleury; 321 La Valla-sur-Rochefort; 322 La Valla-en-Gier;
      323 Veauche; 324 Veauchette; 325 Vendranges; 326 Véranne; 327 Vérin; 328 Verrières-en-Forez; 329 La Versanne;
      330 Villars; 331 Villemontais; 332 Villerest; 333 Villers; 334 Violay; 335 Viricelles; 336 Virigneux;
      337 Vivans; 338 Vougy; 339 Chausseterre
      """)
}
