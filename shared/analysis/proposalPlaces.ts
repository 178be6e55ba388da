/**
 * Countries: name, other forms, capital, words for their people and things. Forms of one country are one place; the
 * words for its people are never names themselves.
 */
const countryRows = `
Afghanistan||Kabul|Afghan Afghans
Albania||Tirana|Albanian Albanians
Algeria||Algiers|Algerian Algerians
Andorra|||Andorran
Angola||Luanda|Angolan Angolans
Argentina||Buenos Aires|Argentine Argentines Argentinian Argentinians
Armenia||Yerevan|Armenian Armenians
Australia||Canberra|Australian Australians
Austria||Vienna|Austrian Austrians
Azerbaijan||Baku|Azerbaijani Azerbaijanis Azeri
Bahamas||Nassau|Bahamian
Bahrain||Manama|Bahraini Bahrainis
Bangladesh||Dhaka|Bangladeshi Bangladeshis
Barbados||Bridgetown|Barbadian
Belarus||Minsk|Belarusian Belarusians Belarussian
Belgium||Brussels|Belgian Belgians
Belize||Belmopan|Belizean
Benin||Porto-Novo|Beninese
Bhutan||Thimphu|Bhutanese
Bolivia|||Bolivian Bolivians
Bosnia and Herzegovina|Bosnia;Bosnia-Herzegovina|Sarajevo|Bosnian Bosnians
Botswana||Gaborone|Botswanan Batswana
Brazil||Brasília;Brasilia|Brazilian Brazilians
Brunei|||Bruneian
Bulgaria||Sofia|Bulgarian Bulgarians
Burkina Faso||Ouagadougou|Burkinabe Burkinabé
Burundi||Gitega;Bujumbura|Burundian Burundians
Cambodia||Phnom Penh|Cambodian Cambodians Khmer
Cameroon||Yaoundé;Yaounde|Cameroonian Cameroonians
Canada||Ottawa|Canadian Canadians
Cape Verde|Cabo Verde|Praia|
Central African Republic||Bangui|
Chad||N'Djamena|Chadian Chadians
Chile||Santiago|Chilean Chileans
China|People's Republic of China;PRC;Mainland China|Beijing;Peking|Chinese
Colombia||Bogotá;Bogota|Colombian Colombians
Comoros||Moroni|Comorian
Democratic Republic of the Congo|Democratic Republic of Congo;DRC;DR Congo;Congo|Kinshasa|Congolese
Republic of the Congo|Republic of Congo;Congo-Brazzaville|Brazzaville|
Costa Rica||San José|Costa Rican
Croatia||Zagreb|Croatian Croatians Croat Croats
Cuba||Havana|Cuban Cubans
Cyprus||Nicosia|Cypriot Cypriots
Czech Republic|Czechia|Prague|Czech Czechs
Denmark||Copenhagen|Danish Danes Dane
Djibouti|||Djiboutian
Dominican Republic||Santo Domingo|Dominican Dominicans
Ecuador||Quito|Ecuadorian Ecuadorean Ecuadorians Ecuadoreans
Egypt||Cairo|Egyptian Egyptians
El Salvador||San Salvador|Salvadoran Salvadorans Salvadorean
Equatorial Guinea||Malabo|
Eritrea||Asmara|Eritrean Eritreans
Estonia||Tallinn|Estonian Estonians
Eswatini|Swaziland|Mbabane|Swazi
Ethiopia||Addis Ababa|Ethiopian Ethiopians
Fiji||Suva|Fijian Fijians
Finland||Helsinki|Finnish Finns Finn
France||Paris|French Frenchman Frenchwoman
Gabon||Libreville|Gabonese
Gambia||Banjul|Gambian Gambians
Georgia||Tbilisi|Georgian Georgians
Germany|Federal Republic of Germany|Berlin|German Germans
Ghana||Accra|Ghanaian Ghanaians
Greece||Athens|Greek Greeks
Grenada|||Grenadian
Guatemala||Guatemala City|Guatemalan Guatemalans
Guinea||Conakry|Guinean Guineans
Guinea-Bissau||Bissau|
Guyana||Georgetown|Guyanese
Haiti||Port-au-Prince|Haitian Haitians
Honduras||Tegucigalpa|Honduran Hondurans
Hungary||Budapest|Hungarian Hungarians
Iceland||Reykjavik;Reykjavík|Icelandic Icelanders
India||New Delhi|Indian Indians
Indonesia||Jakarta|Indonesian Indonesians
Iran|Islamic Republic of Iran;Islamic Republic|Tehran|Iranian Iranians
Iraq||Baghdad|Iraqi Iraqis
Ireland|Republic of Ireland|Dublin|Irish
Israel||Jerusalem;Tel Aviv|Israeli Israelis
Italy||Rome|Italian Italians
Ivory Coast|Côte d'Ivoire;Cote d'Ivoire|Abidjan;Yamoussoukro|Ivorian Ivorians
Jamaica|||Jamaican Jamaicans
Japan||Tokyo|Japanese
Jordan||Amman|Jordanian Jordanians
Kazakhstan||Astana|Kazakh Kazakhs Kazakhstani
Kenya||Nairobi|Kenyan Kenyans
Kiribati||Tarawa|
Kosovo||Pristina|Kosovar Kosovars Kosovan
Kuwait||Kuwait City|Kuwaiti Kuwaitis
Kyrgyzstan||Bishkek|Kyrgyz
Laos||Vientiane|Laotian
Latvia||Riga|Latvian Latvians
Lebanon||Beirut|Lebanese
Lesotho||Maseru|Basotho
Liberia||Monrovia|Liberian Liberians
Libya||Tripoli|Libyan Libyans
Liechtenstein||Vaduz|
Lithuania||Vilnius|Lithuanian Lithuanians
Luxembourg|||Luxembourgish
Madagascar||Antananarivo|Malagasy
Malawi||Lilongwe|Malawian Malawians
Malaysia||Kuala Lumpur;Putrajaya|Malaysian Malaysians Malay Malays
Maldives||Malé|Maldivian Maldivians
Mali||Bamako|Malian Malians
Malta||Valletta|Maltese
Marshall Islands||Majuro|Marshallese
Mauritania||Nouakchott|Mauritanian Mauritanians
Mauritius||Port Louis|Mauritian
Mexico||Mexico City|Mexican Mexicans
Micronesia|Federated States of Micronesia|Palikir|Micronesian
Moldova||Chisinau;Chișinău|Moldovan Moldovans
Monaco|||Monegasque
Mongolia||Ulaanbaatar;Ulan Bator|Mongolian Mongolians
Montenegro||Podgorica|Montenegrin Montenegrins
Morocco||Rabat|Moroccan Moroccans
Mozambique||Maputo|Mozambican Mozambicans
Myanmar|Burma|Naypyidaw;Yangon|Burmese
Namibia||Windhoek|Namibian Namibians
Nauru|||Nauruan
Nepal||Kathmandu|Nepali Nepalis Nepalese
Netherlands|Holland|Amsterdam;The Hague|Dutch Dutchman
New Zealand||Wellington|New-Zealander Kiwi Kiwis
Nicaragua||Managua|Nicaraguan Nicaraguans
Niger||Niamey|Nigerien Nigeriens
Nigeria||Abuja|Nigerian Nigerians
North Korea|DPRK;Democratic People's Republic of Korea|Pyongyang|North-Korean
North Macedonia|Macedonia|Skopje|Macedonian Macedonians
Norway||Oslo|Norwegian Norwegians
Oman||Muscat|Omani Omanis
Pakistan||Islamabad|Pakistani Pakistanis
Palau||Ngerulmud|Palauan
Palestine|Palestinian territories;Occupied Palestinian Territories;State of Palestine|Ramallah|Palestinian Palestinians
Panama||Panama City|Panamanian Panamanians
Papua New Guinea|PNG|Port Moresby|Papuan
Paraguay||Asunción|Paraguayan
Peru||Lima|Peruvian Peruvians
Philippines||Manila|Philippine Filipino Filipinos Filipina
Poland||Warsaw|Polish Poles Pole
Portugal||Lisbon|Portuguese
Qatar||Doha|Qatari Qataris
Romania||Bucharest|Romanian Romanians
Russia|Russian Federation|Moscow|Russian Russians
Rwanda||Kigali|Rwandan Rwandans
Samoa||Apia|Samoan
San Marino|||
Saudi Arabia|Kingdom of Saudi Arabia;KSA|Riyadh|Saudi Saudis
Senegal||Dakar|Senegalese
Serbia||Belgrade|Serbian Serbians Serb Serbs
Seychelles|||Seychellois
Sierra Leone||Freetown|Sierra-Leonean
Singapore|||Singaporean Singaporeans
Slovakia||Bratislava|Slovak Slovaks Slovakian
Slovenia||Ljubljana|Slovenian Slovenians Slovene
Solomon Islands||Honiara|
Somalia||Mogadishu|Somali Somalis
Somaliland||Hargeisa|
South Africa||Pretoria;Cape Town|South-African
South Korea|Republic of Korea;ROK|Seoul|South-Korean Korean Koreans
South Sudan||Juba|South-Sudanese
Spain||Madrid|Spanish Spaniard Spaniards
Sri Lanka||Colombo|Sri-Lankan
Sudan||Khartoum|Sudanese
Suriname||Paramaribo|Surinamese
Sweden||Stockholm|Swedish Swedes Swede
Switzerland||Bern;Berne|Swiss
Syria|Syrian Arab Republic|Damascus|Syrian Syrians
Taiwan|Republic of China;ROC;Chinese Taipei|Taipei|Taiwanese
Tajikistan||Dushanbe|Tajik Tajiks
Tanzania||Dodoma;Dar es Salaam|Tanzanian Tanzanians
Thailand||Bangkok|Thai Thais
Timor-Leste|East Timor|Dili|Timorese
Togo||Lomé;Lome|Togolese
Tonga||Nuku'alofa|Tongan
Trinidad and Tobago||Port of Spain|Trinidadian
Tunisia||Tunis|Tunisian Tunisians
Turkey|Türkiye;Turkiye|Ankara|Turkish Turks Turk
Turkmenistan||Ashgabat|Turkmen
Tuvalu||Funafuti|Tuvaluan
Uganda||Kampala|Ugandan Ugandans
Ukraine||Kyiv;Kiev|Ukrainian Ukrainians
United Arab Emirates|UAE;U.A.E.;Emirates|Abu Dhabi;Dubai|Emirati Emiratis
United Kingdom|UK;U.K.;Britain;Great Britain|London|British Britons Briton Brits
United States|US;U.S.;USA;U.S.A.;United States of America;America|Washington;Washington, D.C.;Washington D.C.;Washington, DC|American Americans
Uruguay||Montevideo|Uruguayan Uruguayans
Uzbekistan||Tashkent|Uzbek Uzbeks
Vanuatu||Port Vila|
Vatican|Vatican City;Holy See||
Venezuela||Caracas|Venezuelan Venezuelans
Vietnam|Viet Nam|Hanoi|Vietnamese
Yemen||Sanaa;Sana'a;Aden|Yemeni Yemenis
Zambia||Lusaka|Zambian Zambians
Zimbabwe||Harare|Zimbabwean Zimbabweans
Soviet Union|USSR;U.S.S.R.||Soviet Soviets
Yugoslavia|||Yugoslav Yugoslavs
Hong Kong|||Hongkonger Hongkongers
Macau|Macao||
Greenland||Nuuk|Greenlandic Greenlanders
Puerto Rico||San Juan|
England|||English
Scotland||Edinburgh|Scottish Scots
Wales||Cardiff|Welsh
Northern Ireland||Belfast|
Western Sahara|||Sahrawi
Kurdistan|||Kurdish Kurds Kurd
Tibet|||Tibetan Tibetans
Xinjiang|||Uyghur Uyghurs Uighur Uighurs`;

/** Words for people, beliefs, languages and directions of the world that belong to no country above. */
const otherPeoples = `European Europeans African Africans Asian Asians Arab Arabs Arabic Western Westerners Eastern Northern Southern
Northeastern Northwestern Southeastern Southwestern Latin Latino Latinos Hispanic Caribbean Scandinavian Nordic Baltic Balkan Slavic Persian Persians Mandarin Cantonese Hindi Urdu Swahili
Hebrew Jewish Jew Jews Muslim Muslims Islamic Islamist Islamists Christian Christians Catholic Catholics Protestant Protestants Orthodox Sunni Sunnis
Shia Shiite Shiites Hindu Hindus Buddhist Buddhists Sikh Sikhs Druze Alawite Alawites Yazidi Yazidis Roma Tutsi Hutu Igbo Yoruba Hausa Pashtun Tuareg
Rohingya Hui Han Communist Communists Marxist Socialist Socialists Conservative Conservatives Liberal Liberals Democrat Democrats Democratic Republican
Republicans Labour Tory Tories Green Greens Nazi Nazis Zionist Zionists Houthi Taliban-run Eurasian Pacific-Islander Central-American Andean Anglo Sino
Russo Franco Indo Greco Euro Afro Eurosceptic Transatlantic Bolivarian Peronist Gaullist Maoist Leninist Stalinist Trumpian Kremlinologist
Parisian Londoner Londoners Muscovites Californian Texan Gazans Gazan Darfuri Catalan Catalans Basque Bavarian Sicilian Crimean Chechen Chechens Jihadist Salafist`;

const regions = `Europe, Asia, Africa, North America, South America, Latin America, Central America, Oceania, Antarctica, Middle East, Near East, Far East,
Southeast Asia, South-East Asia, South Asia, East Asia, Central Asia, Northeast Asia, Western Europe, Eastern Europe, Central Europe, West Africa, East Africa, North Africa,
Southern Africa, Central Africa, Horn of Africa, Sub-Saharan Africa, Sahel, Maghreb, Levant, Balkans, Caucasus, South Caucasus, Caribbean, Scandinavia, Baltics, Persian Gulf, Arabian Gulf, Gulf of Aden,
Gulf of Mexico, Gulf of Guinea, Gulf of Oman, Gulf of Thailand, Asia-Pacific, Asia Pacific, Indo-Pacific, Pacific, Pacific Ocean, South Pacific, Western Pacific, Atlantic, Atlantic Ocean, North Atlantic, South Atlantic, Indian Ocean,
Arctic, Arctic Ocean, Southern Ocean, Mediterranean, Mediterranean Sea, Eastern Mediterranean, Black Sea, Red Sea, Dead Sea, Caspian Sea, Baltic Sea, North Sea, Arabian Sea, Adriatic, Aegean, Aegean Sea, Sea of Azov,
South China Sea, East China Sea, Yellow Sea, Sea of Japan, East Sea, Philippine Sea, West Philippine Sea, Bay of Bengal, Barents Sea, Bering Strait, Taiwan Strait, Strait of Hormuz, Hormuz,
Strait of Malacca, Malacca Strait, Straits of Malacca, Bosphorus, Bosporus, Dardanelles, Strait of Gibraltar, Gibraltar, English Channel, Suez Canal, Suez, Panama Canal, Bab el-Mandeb, Bab al-Mandab, Luzon Strait, Miyako Strait, Korea Strait, Denmark Strait,
Kerch Strait, Spratly Islands, Spratlys, Paracel Islands, Paracels, Scarborough Shoal, Mischief Reef, Senkaku Islands, Senkakus, Diaoyu Islands, Kinmen, Matsu, Penghu, Pratas,
Okinawa, Hokkaido, Kyushu, Honshu, Luzon, Mindanao, Palawan, Guam, Hawaii, Falkland Islands, Falklands, Azores, Canary Islands, Crete, Sicily, Sardinia, Corsica, Bali, Java, Sumatra, Borneo, Sulawesi, Jeju, Diego Garcia, Chagos Islands,
New Caledonia, French Guiana, Reunion Island, Martinique, Guadeloupe, Mayotte, Aruba, Curaçao, Bermuda, Cayman Islands, British Virgin Islands, Isle of Man, Moon, French Polynesia, Svalbard, Faroe Islands, Lampedusa, Lesbos, Zanzibar, Socotra, Bougainville, Sakhalin, Kuril Islands, Kamchatka, Aleutian Islands,
Gaza, Gaza Strip, Gaza City, West Bank, East Jerusalem, Golan Heights, Sinai, Negev, Galilee, Rafah, Khan Younis, Jenin, Nablus, Hebron, Bethlehem, Jericho,
Crimea, Donbas, Donbass, Donetsk, Luhansk, Kharkiv, Kherson, Zaporizhzhia, Mariupol, Bakhmut, Avdiivka, Kursk, Belgorod, Bryansk, Odesa, Odessa, Lviv, Dnipro, Mykolaiv, Sumy, Chernihiv, Chernobyl, Bucha, Pokrovsk, Kramatorsk, Sevastopol,
Transnistria, Abkhazia, South Ossetia, Nagorno-Karabakh, Karabakh, Chechnya, Dagestan, Ingushetia, Tatarstan, Siberia, Kaliningrad, Catalonia, Andalusia, Galicia, Basque Country, Bavaria, Saxony, Thuringia, Brandenburg, Hesse, Lower Saxony, Westphalia, Tuscany, Lombardy,
Normandy, Brittany, Provence, Flanders, Wallonia, Transylvania, Silesia, Kashmir, Punjab, Sindh, Balochistan, Khyber Pakhtunkhwa, Gujarat, Maharashtra, Kerala, Tamil Nadu, Karnataka, Uttar Pradesh, Bihar, West Bengal, Assam, Manipur, Ladakh, Goa, Rajasthan, Telangana, Odisha,
Darfur, North Darfur, West Darfur, Kordofan, Tigray, Amhara, Oromia, Ogaden, Puntland, Kivu, North Kivu, South Kivu, Ituri, Katanga, Cabo Delgado, Biafra, Borno, Kaduna, Kano, Zamfara, Casamance, Katsina, Sokoto, Plateau State, Niger Delta, Rift Valley, Lake Chad, Lake Victoria,
Rakhine, Kachin, Shan State, Chin State, Aceh, Papua, Mekong, Mekong River, Yangtze, Yangtze River, Yellow River, Pearl River Delta, Greater Bay Area, Nile, Blue Nile, Danube, Rhine, Volga, Dnieper, Don, Tigris, Euphrates, Amazon rainforest, Orinoco, Essequibo, Darien Gap, Andes, Himalayas, Alps, Sahara, Gobi, Kalahari, Patagonia, Amazonia, Gobi Desert, Ganges, Indus, Congo River, Zambezi, Korean Peninsula, Korean peninsula, Arabian Peninsula, Iberian Peninsula, Crimean Peninsula,
Idlib, Aleppo, Homs, Hama, Latakia, Deir ez-Zor, Raqqa, Kobani, Afrin, Daraa, Mosul, Basra, Kirkuk, Erbil, Irbil, Sulaymaniyah, Fallujah, Najaf, Karbala, Anbar, Hodeidah, Marib, Taiz, Kandahar, Herat, Helmand, Panjshir, Kunduz, Mazar-i-Sharif,
Silicon Valley, Bay Area, Midwest, Deep South, New England, West Coast, East Coast, Great Lakes, Rust Belt, Rocky Mountains, Mount Everest, Mars, Cape Canaveral, Guantánamo Bay, Guantanamo Bay, Pearl Harbor, Ground Zero, Manhattan, Brooklyn, Queens, Harlem, Bronx, Capitol Hill, Hollywood, Camp David, Mar-a-Lago, Trafalgar Square, Tiananmen Square, Tahrir Square, Red Square, Times Square, Zhongnanhai`;

const statesAndProvinces = `Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan,
Minnesota, Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas,
Utah, Vermont, Virginia, Washington State, West Virginia, Wisconsin, Wyoming, District of Columbia, Ontario, Quebec, Québec, Alberta, British Columbia, Manitoba, Saskatchewan, Nova Scotia, New Brunswick, Newfoundland, Yukon, Nunavut,
New South Wales, Queensland, Tasmania, Western Australia, South Australia, Northern Territory, Anhui, Fujian, Gansu, Guangdong, Guangxi, Guizhou, Hainan, Hebei, Heilongjiang, Henan, Hubei, Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin, Liaoning, Ningxia,
Qinghai, Shaanxi, Shandong, Shanxi, Sichuan, Yunnan, Zhejiang, Sonora, Sinaloa, Chihuahua, Jalisco, Chiapas, Oaxaca, Guerrero, Michoacán, Veracruz, Yucatán, Baja California, Bahia, Minas Gerais, Pará, Amazonas, Gauteng, KwaZulu-Natal, Limpopo, Mpumalanga, Eastern Cape, Western Cape`;

const cities = `New York City, Los Angeles, Chicago, Houston, Phoenix, Philadelphia, San Antonio, San Diego, Dallas, Austin, San Jose, San Francisco, Seattle, Denver, Boston, Detroit, Nashville, Memphis, Portland, Las Vegas, Baltimore, Milwaukee, Atlanta, Miami,
Minneapolis, Cleveland, New Orleans, Tampa, Pittsburgh, Cincinnati, St. Louis, Orlando, Honolulu, Anchorage, Salt Lake City, Kansas City, Oakland, Sacramento, Charlotte, Indianapolis, Palo Alto, Cupertino, Mountain View, Cambridge, Oxford, Manchester, Birmingham, Liverpool, Leeds, Glasgow, Bristol, Sheffield, Newcastle, Brighton,
Toronto, Montreal, Montréal, Vancouver, Calgary, Edmonton, Winnipeg, Halifax, Victoria, Sydney, Melbourne, Brisbane, Perth, Adelaide, Darwin, Hobart, Auckland, Christchurch, Shanghai, Guangzhou, Shenzhen, Tianjin, Chongqing, Chengdu, Wuhan, Nanjing, Hangzhou, Xi'an, Xian, Suzhou, Qingdao, Dalian, Shenyang, Harbin, Kunming,
Xiamen, Fuzhou, Ningbo, Zhengzhou, Changsha, Jinan, Hefei, Nanchang, Guiyang, Lanzhou, Urumqi, Lhasa, Kashgar, Hohhot, Sanya, Haikou, Zhuhai, Dongguan, Foshan, Wuxi, Kaohsiung, Taichung, Tainan, Hsinchu, Osaka, Kyoto, Hiroshima, Nagasaki, Fukuoka, Sapporo, Yokohama, Nagoya, Kobe, Fukushima, Busan, Incheon, Daegu, Gwangju, Ulsan,
Ho Chi Minh City, Saigon, Da Nang, Haiphong, Hue, Chiang Mai, Phuket, Pattaya, Mandalay, Surabaya, Bandung, Medan, Nusantara, Cebu, Davao, Quezon City, Penang, Johor, Johor Bahru, Mumbai, Bombay, Kolkata, Calcutta, Chennai, Madras, Bangalore, Bengaluru, Hyderabad, Ahmedabad, Pune, Jaipur, Lucknow, Srinagar, Amritsar, Varanasi, Karachi, Lahore, Peshawar, Quetta, Rawalpindi, Faisalabad, Gwadar,
Chittagong, Cox's Bazar, Kandy, Jaffna, Hambantota, Almaty, Samarkand, Bukhara, Osh, Istanbul, Izmir, Antalya, Gaziantep, Adana, Diyarbakir, Mecca, Medina, Jeddah, Neom, Dhahran, Sharjah, Haifa, Eilat, Sderot, Ashkelon, Beersheba, Isfahan, Shiraz, Tabriz, Mashhad, Qom, Natanz, Fordow, Bushehr, Bandar Abbas,
Alexandria, Giza, Port Said, Sharm el-Sheikh, Benghazi, Misrata, Sirte, Tobruk, Casablanca, Marrakech, Tangier, Fez, Oran, Sfax, Lagos, Ibadan, Port Harcourt, Maiduguri, Jos, Enugu, Kumasi, Tamale, Bouaké, Timbuktu, Gao, Kidal, Agadez, Douala, Goma, Bukavu, Lubumbashi, Kisangani, Beni, Mombasa, Kisumu, Eldoret, Nakuru, Entebbe, Gulu, Arusha, Mwanza, Zanzibar City,
Johannesburg, Durban, Soweto, Port Elizabeth, Gqeberha, Bloemfontein, Bulawayo, Beira, Nampula, Pemba, Blantyre, Ndola, Kitwe, Port Sudan, El Fasher, al-Fashir, El Geneina, Nyala, Omdurman, Wad Madani, El Obeid, Mekelle, Gondar, Bahir Dar, Dire Dawa, Kismayo, Berbera, Bosaso, Benghazi, Malakal, Bentiu,
Frankfurt, Hamburg, Munich, Cologne, Düsseldorf, Stuttgart, Leipzig, Dresden, Hanover, Nuremberg, Bonn, Bremen, Dortmund, Essen, Potsdam, Geneva, Zurich, Zürich, Basel, Lausanne, Davos, Lugano, Salzburg, Graz, Innsbruck, Linz, Rotterdam, Utrecht, Eindhoven, Maastricht, Antwerp, Ghent, Bruges, Liège, Strasbourg, Marseille, Lyon, Toulouse, Nice, Bordeaux, Nantes, Lille, Calais, Cannes, Versailles,
Milan, Naples, Turin, Venice, Florence, Bologna, Genoa, Palermo, Trieste, Bari, Catania, Barcelona, Valencia, Seville, Bilbao, Málaga, Zaragoza, Porto, Gdansk, Gdańsk, Krakow, Kraków, Wroclaw, Wrocław, Poznan, Poznań, Lodz, Rzeszow, Lublin, Brno, Ostrava, Kosice, Debrecen, Szeged, Cluj, Timisoara, Constanta, Iasi, Plovdiv, Varna, Burgas, Thessaloniki, Patras, Novi Sad, Nis, Split, Dubrovnik, Rijeka, Maribor, Mostar, Banja Luka, Srebrenica, Mitrovica, Durres,
Gothenburg, Malmö, Malmo, Uppsala, Bergen, Trondheim, Tromsø, Stavanger, Aarhus, Odense, Turku, Tampere, Tartu, Narva, Kaunas, Klaipeda, Daugavpils, Gomel, Brest, Grodno, St. Petersburg, Saint Petersburg, Leningrad, Novosibirsk, Yekaterinburg, Kazan, Vladivostok, Murmansk, Sochi, Rostov, Rostov-on-Don, Samara, Volgograd, Nizhny Novgorod, Omsk, Irkutsk, Khabarovsk, Krasnodar, Grozny, Norilsk, Arkhangelsk,
Gyumri, Stepanakert, Batumi, Poti, Sukhumi, Tiraspol, Balti, Ganja, São Paulo, Sao Paulo, Rio de Janeiro, Salvador, Recife, Fortaleza, Manaus, Belém, Belem, Porto Alegre, Curitiba, Belo Horizonte, Córdoba, Rosario, Mendoza, Ushuaia, Valparaíso, Concepción, Antofagasta, La Paz, Santa Cruz, Sucre, Cochabamba, Arequipa, Cusco, Callao, Chancay, Iquitos, Guayaquil, Cuenca, Medellín, Medellin, Cali, Cartagena, Barranquilla, Cúcuta,
Maracaibo, Ciudad del Este, Guadalajara, Monterrey, Tijuana, Ciudad Juárez, Ciudad Juarez, Juárez, Cancún, Cancun, Acapulco, Culiacán, Puebla, Querétaro, Veracruz, San Pedro Sula, León, Cap-Haïtien, Santiago de Cuba, Hiroshima, Bandung, Bretton Woods, Yalta, Potsdam, Kuala Terengganu, Hambantota, Pyeongtaek, Panmunjom, Kaesong, Yongbyon, Dandong, Nakhodka, Ramstein, Aqaba, Zarqa, Sidon, Tyre, Tripoli, Byblos, Baalbek`;

const listed = (text: string): string[] => text.split(',').map((part) => part.trim().replace(/\s+/g, ' ')).filter((part) => part !== '');
const spaced = (text: string): string[] => text.trim().split(/\s+/);

interface Country {
  readonly names: readonly string[];
  readonly capitals: readonly string[];
  readonly peoples: readonly string[];
}

const countries: readonly Country[] = countryRows.trim().split('\n').map((row) => {
  const [name = '', others = '', capitals = '', peoples = ''] = row.split('|');
  const parts = (text: string): string[] => text.split(';').filter((part) => part !== '');
  return { names: [name, ...parts(others)], capitals: parts(capitals), peoples: peoples.split(' ').filter((word) => word !== '') };
});

/** Every known place by each of its forms; the value is the form that stands for all forms of the place. */
export const placeForms: ReadonlyMap<string, string> = new Map([
  ...[regions, statesAndProvinces, cities].flatMap(listed).map((name): [string, string] => [name, name]),
  ...countries.flatMap(({ capitals }) => capitals.map((name): [string, string] => [name, name])),
  ...[['Washington, D.C.', 'Washington'], ['Washington D.C.', 'Washington'], ['Washington, DC', 'Washington'], ['Delhi', 'New Delhi'], ['Kiev', 'Kyiv'], ['Gaza Strip', 'Gaza'],
    ['Odessa', 'Odesa'], ['Donbass', 'Donbas'], ['Pacific Ocean', 'Pacific'], ['Atlantic Ocean', 'Atlantic'], ['Mediterranean Sea', 'Mediterranean'], ['Brasilia', 'Brasília'], ['Bogota', 'Bogotá'], ['Sao Paulo', 'São Paulo']].map(([form = '', name = '']): [string, string] => [form, name]),
  ...countries.flatMap(({ names }) => names.map((form): [string, string] => [form, names[0] ?? form])),
]);

/** States as such: what may follow "government of" or stand before a title. */
export const countryForms: ReadonlySet<string> = new Set(countries.flatMap(({ names }) => names));

/** "Chinese", "Americans", "Sunni": words with a capital that name no one thing. */
export const peopleWords: ReadonlySet<string> = new Set([...countries.flatMap(({ peoples }) => peoples.map((word) => word.replace('-', ' '))), ...spaced(otherPeoples)]);

/** For each word of people the country it belongs to. */
export const countryOfPeople: ReadonlyMap<string, string> = new Map(countries.flatMap(({ names, peoples }) => peoples.map((word): [string, string] => [word.replace('-', ' '), names[0] ?? word])));
