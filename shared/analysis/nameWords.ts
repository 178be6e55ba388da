/** A set of the words of a text, for lists that are read and kept in order more easily as one. */
function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Words before a person's name that say no other name: honorifics, ranks, offices; lower case, without points. */
export const titleWords = wordSet(`
  mr mrs ms miss mx dr prof professor sir lord lady dame madam madame mme monsieur herr frau señor senor sheikh sheik imam ayatollah rabbi rev reverend father sister
  brother saint pope cardinal archbishop bishop patriarch king queen prince princess emperor empress sultan emir crown duke duchess count baron
  gen general lt lieutenant maj major col colonel adm admiral capt captain cmdr cdr commander sgt sergeant cpl corporal pvt brig brigadier marshal vice rear chief
  sen senator rep representative congressman congresswoman gov governor mayor president premier chancellor minister secretary undersecretary
  ambassador amb envoy speaker chairman chairwoman chairperson chair director judge justice attorney prosecutor inspector officer detective
  spokesman spokeswoman spokesperson adviser advisor analyst economist columnist author journalist correspondent reporter editor researcher scholar
  historian lawyer counselor comrade leader founder executive ceo cfo coo democrat republican candidate nominee incumbent lawmaker
  deputy assistant acting former ex counterpart official commissioner superintendent coach minister mp mep dissident activist billionaire tycoon
  whip counsel czar strategist treasurer sheriff taoiseach aide host anchor star manager boss mogul heir laureate secretary-general pastor evangelist
  diplomat negotiator expert professor dean principal rapper singer actor actress novelist poet
`);

/** Titles that stand before a bare surname and so say that it is one; lower case, without points. */
export const honorificWords = wordSet(`
  mr mrs ms miss mx dr prof professor sir lord lady dame madam madame mme gen general lt lieutenant maj major col colonel adm admiral capt captain cmdr cdr
  commander sgt sergeant marshal sen senator rep representative congressman congresswoman gov governor mayor president premier chancellor minister
  secretary ambassador amb envoy speaker chairman chairwoman judge justice comrade
`);

/** Words that begin a sentence without being part of a name that follows. */
export const openingWords = wordSet(`
  a an the this that these those his her its their our my your and but or nor yet so for if as at by in on of to from with without within into onto over under
  after before since until till while when where whereas why how who whom whose which what whether because although though unless once both either neither
  not no even also still just only then thus hence therefore however meanwhile moreover instead indeed besides despite during through throughout against among
  amid between beyond like unlike near off out up down about above across along around behind below beneath beside per via than
  yesterday today tomorrow now later earlier recently ironically finally first second third last next perhaps maybe here there again ever never often always
  did does do is was are were has had have will would can could may might should shall must let said says asked told added according
  following including regarding concerning given meeting speaking addressing seeing hearing calling asking when new old former current outgoing incoming late
  all some many most more few several each every any such other another one two three four five six seven eight nine ten yes
  read watch listen see follow exclusive breaking analysis opinion editorial update updated photo video live factbox explainer
`);

/** Days, months and the like: words with a capital that stand beside names without belonging to them. */
export const calendarWords = wordSet(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan i
`);

/** Names of months that are also names of people. */
export const monthNames = wordSet('january february march april may june july august september october november december');

/** Names of people that are everyday words: taken only where nothing speaks for the word. */
export const everydayNames = wordSet(`
  will may mark march grace hope faith joy rich bill bob jack pat rob frank drew chase grant art guy dick max miles case price rice cook bush brown green
  white black gray young long short rose stone hill wood woods field fields banks bank park parks rivers brooks king bishop pope law laws love best strong wise
  day west north south east fall winter summer snow frost rain cloud sun moon star ball bell cross church temple house hall gates street lane major marshal page
  head hand foot power powers peace war battle walker baker butcher carpenter fisher hunter miller mason porter shepherd singer smith taylor turner weaver
  an am do he ho hu in is it me my no of oh on or so to up us we you she her him his man men can ban fan gang sang song sing ran run pan pen ming
  bin ben long fang hang tan tang wan wen yes yet bei dan den din don fen gao hang how lay lie low mai may moo nan pay pie see sue sun tie too tong way
`);

/** Given names frequent in news, in lower case: a capital word before a name that is one of them begins another name. */
export const givenNames = wordSet(`
  aaron adam adrian ahmed alan albert alejandro alex alexander alexandra alexei ali alice alison allison amanda amir amy ana anastasia andrea andreas andrei andrew andrey andy
  angela ann anna anne annette annie anthony antonio antony arthur ashley ashton barack barbara ben benjamin bernard bernie beth bill bob boris brad brandon brenda
  brett brian bruce bryan carl carla carlos carol caroline catherine cathy charles charlotte chelsea chloe chris christian christina christine christopher
  chuck cindy claire clara claude claudia colin connie craig cynthia daniel danielle danny dave david deborah dean denis dennis denzel diana diane dick dmitri dmitry dominic
  don donald donna doris dorothy doug douglas drew dwight ed eddie edward eleanor elena eli elise elizabeth ellen elon emily emma emmanuel eric erica erik erin ernest
  ethan eugene eva evan evelyn fiona florence frances francis francisco frank franz fred frederick gabriel gary gavin geoffrey george gerald gerard gerhard gina giorgia
  glenn gloria gordon graham greg gregory greta guy hannah hans harold harriet harry hassan heather hector heidi helen helena henry herbert hilary hillary holly howard
  hugh hunter hussein ian ibrahim igor ines ingrid irene isaac isabel ivan ivanka jack jackie jacob jacqueline jake james jamie jan jane janet janice jared jason javier jay
  jean jeff jeffrey jen jennifer jenny jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joe joel johan john johnny jon jonathan jorge jose joseph
  joshua joy joyce juan juanita judith judy julia julian julie justin kamala karen karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin khalid
  kim kirsten klaus kurt kyle larry lars laura lauren laurence lawrence leah leo leon leonard leslie lewis linda lindsey lisa lloyd louis louise lucas lucy luis luke
  lydia lynn madeleine malcolm marco margaret maria marie marina mario marion marjorie mark marta martha martin marvin mary mateo matt matteo matthew maureen
  max megan melanie melania melissa michael michel michelle miguel mikael mike mikhail mitch mitt mohamed mohammad mohammed molly monica morgan muhammad nancy natalia natalie
  natasha nathan neil nicholas nick nicolas nicole nigel nikki nikolai nina noah norman olaf oleg olga oliver olivia omar oscar otto pablo pamela patricia patrick paul
  paula pedro penny pete peter philip phil philippe phillip pierre rachel ralph randy ray raymond rebecca ricardo richard rick rishi rob robert roberto robin rodrigo roger ron
  ronald rosa rose rosemary ross roy rudolf russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian sergei sergey seth sharon shawn sheila
  shinzo shirley simon sofia sophia sophie stacey stanley stefan stephanie stephen steve steven stewart stuart sue susan suzanne svetlana sylvia tanya tara ted teresa
  terry theodore theresa thomas tiffany tim timothy tina todd tom tommy tony tracy ulrich ursula valerie vanessa vera veronica victor victoria viktor vincent virginia vivian
  vladimir volodymyr walter wanda warren wayne wendy wilfried will william winston xavier yuri yusuf yvonne zachary zoe
`);

const nicknameGroups = `
  joe joseph|bill billy will william willie|bob bobby rob robert robbie|dick rick richard richie|jim jimmy james jamie|tom tommy thomas|tony antony anthony
  mike mikey michael mick|jake jacob jack john johnny jon|dan danny daniel|dave david|don donald donnie|ed eddie edward ted teddy|al albert alan allen alexander alex sasha
  ben benjamin benny bibi|bernie bernard|chris christopher christian|chuck charles charlie|fred frederick|greg gregory|harry harold henry hank|jeff jeffrey geoffrey|jerry gerald
  ken kenneth|larry lawrence laurence|matt matthew|mitch mitchell|nick nicholas|pat patrick patricia|pete peter|phil philip phillip|ray raymond|ron ronald ronnie|sam samuel samantha
  steve steven stephen|tim timothy|vic victor|walt walter|zach zachary|andy andrew|abe abraham|art arthur|barb barbara|beth elizabeth liz lizzy betty|cathy catherine katherine kate kathy katie
  deb debbie deborah|jen jenny jennifer|judy judith|maggie margaret peggy meg|nikki nicole|sue susan suzanne|terry theresa teresa|vicky victoria|wendy gwendolyn|mo mohamed mohammed muhammad mohammad
  josh joshua|jon jonathan nathan|gabe gabriel|gus august|hal harold|max maximilian|russ russell|stan stanley|volodymyr vladimir vova|sandy sandra|rishi|marty martin|manny manuel emmanuel
  drew andrew|kim kimberly|cindy cynthia|angie angela|becky rebecca|bobby robert|sergei sergey|dmitri dmitry|alexei aleksei alexey|andrei andrey|yuri yury|hillary hilary|debbie deborah
`;
const nicknames = new Map<string, Set<string>>();
for (const group of nicknameGroups.trim().split(/[|\n]/)) {
  const names = group.trim().split(/\s+/);
  for (const name of names) {
    const others = nicknames.get(name) ?? new Set<string>();
    names.forEach((other) => others.add(other));
    nicknames.set(name, others);
  }
}

/** Whether two given names (lower case, without accents) may be one person's: the same, a short form, or an initial. */
export function areGivenNamesAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const first = one.includes('.') ? one.replace(/\./g, '') : one;
  const second = other.includes('.') ? other.replace(/\./g, '') : other;
  if (first.length === 1 || second.length === 1) return first.charAt(0) === second.charAt(0);
  if (first.length >= 4 && second.startsWith(first)) return true;
  if (second.length >= 4 && first.startsWith(second)) return true;
  return nicknames.get(first)?.has(second) === true;
}
