extension DepartementData {
  /// Puy-de-Dôme: the 464 communes since 1 January 2019, and those that merged since 2016. After the official geographic
  /// code (INSEE, Code officiel géographique).
  static let puyDeDome = DepartementData(
    code: "63",
    communes: """
      001 Aigueperse; 002 Aix-la-Fayette; 003 Ambert; 004 Les Ancizes-Comps; 005 Antoingt; 006 Anzat-le-Luguet;
      007 Apchat; 008 Arconsat; 009 Ardes; 010 Arlanc; 011 Ars-les-Favets; 012 Artonne; 013 Aubiat; 014 Aubière;
      015 Aubusson-d’Auvergne; 016 Augerolles; 017 Augnat; 019 Aulnat; 020 Aurières; 021 Authezat;
      022 Auzat-la-Combelle; 023 Auzelles; 024 Avèze; 025 Ayat-sur-Sioule; 026 Aydat; 027 Baffie; 028 Bagnols;
      029 Bansat; 030 Bas-et-Lezat; 031 Beaulieu; 032 Beaumont; 033 Beaumont-lès-Randan; 034 Beauregard-l’Évêque;
      035 Beauregard-Vendon; 036 Bergonne; 037 Bertignat; 038 Besse-et-Saint-Anastaise; 039 Beurières; 040 Billom;
      041 Biollet; 042 Blanzat; 043 Blot-l’Église; 044 Bongheat; 045 Bort-l’Étang; 046 Boudes; 047 La Bourboule;
      048 Bourg-Lastic; 049 Bouzel; 050 Brassac-les-Mines; 051 Brenat; 052 Le Breuil-sur-Couze; 053 Briffons;
      054 Le Broc; 055 Bromont-Lamothe; 056 Brousse; 057 Le Brugeron; 058 Bulhon; 059 Busséol; 060 Bussières;
      061 Bussières-et-Pruns; 062 Buxières-sous-Montaigut; 063 Cébazat; 064 La Celle; 065 Ceilloux;
      066 Celles-sur-Durolle; 067 La Cellette; 069 Le Cendre; 070 Ceyrat; 071 Ceyssat; 072 Chabreloche; 073 Chadeleuf;
      074 Chalus; 075 Chamalières; 076 Chambon-sur-Dolore; 077 Chambon-sur-Lac; 079 Champagnat-le-Jeune; 080 Champeix;
      081 Champétières; 082 Champs; 083 Chanat-la-Mouteyre; 084 Chanonat; 085 Chapdes-Beaufort; 086 La Chapelle-Agnon;
      087 La Chapelle-Marcousse; 088 La Chapelle-sur-Usson; 089 Chappes; 090 Chaptuzat; 091 Charbonnier-les-Mines;
      092 Charbonnières-les-Varennes; 093 Charbonnières-les-Vieilles; 094 Charensat; 095 Charnat; 096 Chas;
      097 Chassagne; 098 Chastreix; 099 Châteaugay; 100 Châteauneuf-les-Bains; 101 Château-sur-Cher; 102 Châteldon;
      103 Châtel-Guyon; 104 La Chaulme; 105 Chaumont-le-Bourg; 106 Chauriat; 107 Chavaroux; 108 Le Cheix; 109 Chidrac;
      110 Cisternes-la-Forêt; 111 Clémensat; 112 Clerlande; 113 Clermont-Ferrand; 114 Collanges; 115 Combrailles;
      116 Combronde; 117 Compains; 118 Condat-en-Combraille; 119 Condat-lès-Montboissier; 120 Corent; 121 Coudes;
      122 Courgoul; 123 Cournols; 124 Cournon-d’Auvergne; 125 Courpière; 126 Le Crest; 128 Crevant-Laveine; 129 Cros;
      130 La Crouzille; 131 Culhat; 132 Cunlhat; 134 Dauzat-sur-Vodable; 135 Davayat; 136 Domaize; 137 Doranges;
      138 Dorat; 139 Dore-l’Église; 140 Durmignat; 141 Durtol; 142 Échandelys; 143 Effiat;
      144 Égliseneuve-d’Entraigues; 145 Égliseneuve-des-Liards; 146 Égliseneuve-près-Billom; 147 Églisolles;
      148 Ennezat; 149 Entraigues; 150 Enval; 151 Escoutoux; 152 Espinasse; 153 Espinchal; 154 Espirat; 155 Estandeuil;
      156 Esteil; 157 Fayet-le-Château; 158 Fayet-Ronaye; 159 Fernoël; 160 Aulhat-Flat; 161 La Forie; 162 Fournols;
      163 Gelles; 164 Gerzat; 165 Giat; 166 Gignat; 167 Gimeaux; 168 Glaine-Montaigut; 169 La Godivelle;
      170 La Goutelle; 171 Gouttières; 172 Grandeyrolles; 173 Grandrif; 174 Grandval; 175 Herment; 176 Heume-l’Église;
      177 Isserteaux; 178 Issoire; 179 Job; 180 Joze; 181 Jozerand; 182 Jumeaux; 183 Labessette; 184 Lachaux;
      185 Lamontgie; 186 Landogne; 187 Lapeyrouse; 188 Laps; 189 Laqueuille; 190 Larodde; 191 Lastic;
      192 La Tour-d’Auvergne; 193 Lempdes; 194 Lempty; 195 Lezoux; 196 Limons; 197 Lisseuil; 198 Loubeyrat;
      199 Ludesse; 200 Lussat; 201 Luzillat; 202 Madriat; 203 Malauzat; 204 Malintrat; 205 Manglieu; 206 Manzat;
      207 Marat; 208 Marcillat; 209 Mareugheol; 210 Maringues; 211 Marsac-en-Livradois; 212 Marsat;
      213 Les Martres-d’Artière; 214 Les Martres-de-Veyre; 215 Martres-sur-Morge; 216 Mauzun; 218 Mayres; 219 Mazaye;
      220 Mazoires; 221 Medeyrolles; 222 Meilhaud; 223 Menat; 224 Ménétrol; 225 Messeix; 226 Mur-sur-Allier;
      227 Mirefleurs; 228 Miremont; 229 Moissat; 230 Le Monestier; 231 La Monnerie-le-Montel; 232 Mons; 233 Montaigut;
      234 Montaigut-le-Blanc; 235 Montcel; 236 Mont-Dore; 237 Montel-de-Gelat; 238 Montfermy; 239 Montmorin;
      240 Montpensier; 241 Montpeyroux; 242 Moriat; 243 Moureuille; 244 Chambaron sur Morge; 245 Mozac;
      246 Murat-le-Quaire; 247 Murol; 248 Nébouzat; 249 Néronde-sur-Dore; 250 Neschers; 251 Neuf-Église; 252 Neuville;
      253 Noalhat; 254 Nohanent; 255 Nonette-Orsonnette; 256 Novacelles; 257 Olby; 258 Olliergues; 259 Olloix;
      260 Olmet; 261 Orbeil; 262 Orcet; 263 Orcines; 264 Orcival; 265 Orléat; 267 Palladuc; 268 Pardines; 269 Parent;
      270 Parentignat; 271 Paslières; 272 Pérignat-lès-Sarliève; 273 Pérignat-sur-Allier; 274 Perpezat; 275 Perrier;
      276 Peschadoires; 277 Peslières; 278 Pessat-Villeneuve; 279 Picherande; 280 Pignols; 281 Pionsat; 282 Plauzat;
      283 Pontaumur; 284 Pont-du-Château; 285 Pontgibaud; 286 Pouzol; 287 Les Pradeaux; 288 Prompsat; 289 Prondines;
      290 Pulvérières; 291 Puy-Guillaume; 292 Puy-Saint-Gulmier; 293 Le Quartier; 294 Queuille; 295 Randan; 296 Ravel;
      297 Reignat; 298 La Renaudie; 299 Rentières; 300 Riom; 301 Ris; 302 La Roche-Blanche;
      303 Roche-Charles-la-Mayrand; 304 Roche-d’Agoux; 305 Rochefort-Montagne; 306 La Roche-Noire; 307 Romagnat;
      308 Royat; 309 Saillant; 310 Sainte-Agathe; 311 Saint-Agoulin; 312 Saint-Alyre-d’Arlanc;
      313 Saint-Alyre-ès-Montagne; 314 Saint-Amant-Roche-Savine; 315 Saint-Amant-Tallende; 317 Saint-André-le-Coq;
      318 Saint-Angel; 319 Saint-Anthème; 320 Saint-Avit; 321 Saint-Babel; 322 Saint-Beauzire;
      323 Saint-Bonnet-le-Bourg; 324 Saint-Bonnet-le-Chastel; 325 Saint-Bonnet-lès-Allier;
      326 Saint-Bonnet-près-Orcival; 327 Saint-Bonnet-près-Riom; 328 Sainte-Catherine; 329 Sainte-Christine;
      330 Saint-Cirgues-sur-Couze; 331 Saint-Clément-de-Valorgue; 332 Saint-Clément-de-Régnat;
      333 Saint-Denis-Combarnazat; 334 Saint-Dier-d’Auvergne; 335 Saint-Diéry; 336 Saint-Donat;
      337 Saint-Éloy-la-Glacière; 338 Saint-Éloy-les-Mines; 339 Saint-Étienne-des-Champs; 340 Saint-Étienne-sur-Usson;
      341 Saint-Ferréol-des-Côtes; 342 Saint-Floret; 343 Saint-Flour; 344 Saint-Gal-sur-Sioule;
      345 Saint-Genès-Champanelle; 346 Saint-Genès-Champespe; 347 Saint-Genès-du-Retz; 348 Saint-Genès-la-Tourette;
      349 Saint-Georges-de-Mons; 350 Saint-Georges-sur-Allier; 351 Saint-Germain-près-Herment;
      352 Saint-Germain-Lembron; 353 Saint-Germain-l’Herm; 354 Saint-Gervais-d’Auvergne;
      355 Saint-Gervais-sous-Meymont; 356 Saint-Gervazy; 357 Saint-Hérent; 358 Saint-Hilaire-la-Croix;
      359 Saint-Hilaire-les-Monges; 360 Saint-Hilaire; 362 Saint-Ignat; 363 Saint-Jacques-d’Ambur;
      364 Saint-Jean-d’Heurs; 365 Saint-Jean-des-Ollières; 366 Saint-Jean-en-Val; 367 Saint-Jean-Saint-Gervais;
      368 Saint-Julien-de-Coppel; 369 Saint-Julien-la-Geneste; 370 Saint-Julien-Puy-Lavèze; 371 Saint-Just;
      372 Saint-Laure; 373 Saint-Maigner; 374 Saint-Martin-des-Olmes; 375 Saint-Martin-des-Plains;
      376 Saint-Martin-d’Ollières; 377 Saint-Maurice-près-Pionsat; 378 Saint-Maurice; 379 Saint-Myon;
      380 Saint-Nectaire; 381 Saint-Ours; 382 Saint-Pardoux; 383 Saint-Pierre-Colamine; 384 Saint-Pierre-la-Bourlhonne;
      385 Saint-Pierre-le-Chastel; 386 Saint-Pierre-Roche; 387 Saint-Priest-Bramefant; 388 Saint-Priest-des-Champs;
      389 Saint-Quentin-sur-Sauxillanges; 390 Saint-Quintin-sur-Sioule; 391 Saint-Rémy-de-Blot;
      392 Saint-Rémy-de-Chargnat; 393 Saint-Rémy-sur-Durolle; 394 Saint-Romain; 395 Saint-Sandoux; 396 Saint-Saturnin;
      397 Saint-Sauves-d’Auvergne; 398 Saint-Sauveur-la-Sagne; 399 Saint-Sulpice; 400 Saint-Sylvestre-Pragoulin;
      401 Saint-Victor-la-Rivière; 402 Saint-Victor-Montvianeix; 403 Saint-Vincent; 404 Saint-Yvoine; 405 Sallèdes;
      406 Sardon; 407 Saulzet-le-Froid; 408 Sauret-Besserve; 409 Saurier; 410 Sauvagnat; 411 Sauvagnat-Sainte-Marthe;
      412 Sauvessanges; 413 La Sauvetat; 414 Sauviat; 415 Sauxillanges; 416 Savennes; 417 Sayat; 418 Sermentizon;
      419 Servant; 420 Seychalles; 421 Singles; 422 Solignat; 423 Sugères; 424 Surat; 425 Tallende; 426 Tauves;
      427 Teilhède; 428 Teilhet; 429 Ternant-les-Eaux; 430 Thiers; 431 Thiolières; 432 Thuret; 433 Tortebesse;
      434 Tours-sur-Meymont; 435 Tourzel-Ronzières; 436 Tralaigues; 437 Trémouille-Saint-Loup; 438 Trézioux; 439 Usson;
      440 Valbeleix; 441 Valcivières; 442 Valz-sous-Châteauneuf; 443 Varennes-sur-Morge; 444 Varennes-sur-Usson;
      445 Vassel; 446 Vensat; 447 Vergheas; 448 Le Vernet-Chaméane; 449 Le Vernet-Sainte-Marguerite; 450 Verneugheol;
      451 Vernines; 452 Verrières; 453 Vertaizon; 454 Vertolaye; 455 Veyre-Monton; 456 Vichel; 457 Vic-le-Comte;
      458 Villeneuve; 459 Villeneuve-les-Cerfs; 460 Villosanges; 461 Vinzelles; 462 Virlet; 463 Viscomtat; 464 Vitrac;
      465 Viverols; 466 Vodable; 467 Voingt; 468 Vollore-Montagne; 469 Vollore-Ville; 470 Volvic; 471 Youx;
      472 Yronde-et-Buron; 473 Yssac-la-Tourette
      """,
    former: """
      018 Aulhat-Saint-Privat=160; 160 Flat=160; 068 Cellule=244; 244 La Moutade=244; 255 Nonette=255;
      266 Orsonnette=255; 078 Chaméane=448; 448 Vernet-la-Varenne=448; 133 Dallet=226; 226 Mezel=226; 127 Creste=335
      """)
}
