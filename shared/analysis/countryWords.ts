/** Countries and what belongs to them: [name, adjective …]. Enough for the roles of news; a country that is missing here is only not told apart. */
const rows = `
  China;Chinese;Beijing|United States;American;US;U.S.;America;Washington|Russia;Russian;Moscow|Taiwan;Taiwanese;Taipei|Japan;Japanese;Tokyo|South Korea;South Korean;Seoul|North Korea;North Korean;Pyongyang
  India;Indian;New Delhi|Pakistan;Pakistani;Islamabad|Ukraine;Ukrainian;Kyiv|Britain;British;UK;U.K.;United Kingdom;London|France;French;Paris|Germany;German;Berlin|Italy;Italian;Rome|Spain;Spanish;Madrid
  Poland;Polish;Warsaw|Netherlands;Dutch;the Netherlands;The Hague|Belgium;Belgian|Sweden;Swedish|Norway;Norwegian|Denmark;Danish|Finland;Finnish|Hungary;Hungarian|Austria;Austrian|Switzerland;Swiss|Greece;Greek
  Turkey;Turkish;Türkiye;Ankara|Iran;Iranian;Tehran|Iraq;Iraqi|Israel;Israeli|Syria;Syrian|Lebanon;Lebanese|Saudi Arabia;Saudi;Saudi Arabian;Riyadh|Qatar;Qatari|Egypt;Egyptian|Jordan;Jordanian|Kuwait;Kuwaiti|Yemen;Yemeni
  Australia;Australian;Canberra|New Zealand;New Zealand|Canada;Canadian;Ottawa|Mexico;Mexican|Brazil;Brazilian|Argentina;Argentine|Chile;Chilean|Colombia;Colombian|Venezuela;Venezuelan|Cuba;Cuban|Peru;Peruvian
  Philippines;Philippine;Filipino;the Philippines;Manila|Vietnam;Vietnamese;Hanoi|Indonesia;Indonesian;Jakarta|Malaysia;Malaysian|Singapore;Singaporean|Thailand;Thai|Myanmar;Burmese|Cambodia;Cambodian|Laos;Lao
  Mongolia;Mongolian|Kazakhstan;Kazakh|Uzbekistan;Uzbek|Afghanistan;Afghan|Bangladesh;Bangladeshi|Nepal;Nepali|Sri Lanka;Sri Lankan|Belarus;Belarusian|Georgia;Georgian|Armenia;Armenian|Azerbaijan;Azerbaijani
  South Africa;South African|Nigeria;Nigerian|Kenya;Kenyan|Ethiopia;Ethiopian|Sudan;Sudanese|Serbia;Serbian|Croatia;Croatian|Romania;Romanian|Bulgaria;Bulgarian|Czech Republic;Czech|Slovakia;Slovak|Lithuania;Lithuanian
  Latvia;Latvian|Estonia;Estonian|Portugal;Portuguese|Ireland;Irish|European Union;EU;European;E.U.;Europe|Hong Kong;Hong Kong|NATO;NATO|United Nations;UN;U.N.
`;

interface Country {
  readonly name: string;
  readonly words: readonly string[];
}

const countries: readonly Country[] = rows.trim().split(/[|\n]/).map((row) => {
  const words = row.trim().split(';');
  return { name: words[0] ?? '', words };
});

const byWord = new Map<string, string>();
for (const { name, words } of countries) {
  for (const word of words) {
    if (!byWord.has(word.toLowerCase())) byWord.set(word.toLowerCase(), name);
  }
}

/** The country that a word (country, adjective, capital; with or without possessive) speaks of, or null. */
export function countryOfWord(word: string): string | null {
  const plain = word.toLowerCase().replace(/['’](?:s)?$/, '').replace(/[’]/g, "'");
  return byWord.get(plain) ?? null;
}

/** The country with which a phrase begins, and the words behind it; null where it begins with none. */
export function leadingCountry(phrase: string): { readonly country: string; readonly rest: string } | null {
  const words = phrase.split(' ');
  for (let count = Math.min(3, words.length - 1); count >= 1; count -= 1) {
    const country = countryOfWord(words.slice(0, count).join(' '));
    if (country !== null) return { country, rest: words.slice(count).join(' ') };
  }
  return null;
}

/** Ways to say that something is of a country, as they stand before a role: "Chinese", "China's". */
export function countryPrefixes(country: string): readonly string[] {
  const words = countries.find(({ name }) => name === country)?.words ?? [];
  const [name = country, ...others] = words.filter((word) => !/^the /i.test(word));
  const possessives = [name, ...others].filter((word) => byWord.get(word.toLowerCase()) === country).map((word) => (/s$/.test(word) ? `${word}'` : `${word}'s`));
  return [...others, ...possessives];
}

/** Every country that a phrase speaks of. */
export function countriesIn(phrase: string): readonly string[] {
  const words = phrase.split(/\s+/);
  const found = new Set<string>();
  words.forEach((_, start) => {
    for (let count = 1; count <= 2 && start + count <= words.length; count += 1) {
      const country = countryOfWord(words.slice(start, start + count).join(' ').replace(/[,.;:]$/, ''));
      if (country !== null) found.add(country);
    }
  });
  return [...found];
}
