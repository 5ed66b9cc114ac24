/** The words the demo company's world is made of: in Latin and Cyrillic letters, as its markets write. */

export type Market = {
  readonly country: string;
  readonly currency: string;
  readonly script: "latin" | "cyrillic";
  readonly dialling: string;
  readonly domain: string;
  readonly regions: readonly string[];
  readonly places: readonly string[];
  readonly legal: readonly string[];
  readonly streets: readonly string[];
};

export const markets: readonly (readonly [Market, number])[] = [
  [
    {
      country: "DE",
      currency: "EUR",
      script: "latin",
      dialling: "+4989",
      domain: "de",
      regions: ["Bayern", "Baden-Württemberg", "Hessen", "Nordrhein-Westfalen", "Sachsen"],
      places: [
        "Ulm",
        "Süd",
        "Nord",
        "Alb",
        "Augsburg",
        "Bodensee",
        "Neckar",
        "Regensburg",
        "Kassel",
        "Hohenlohe",
        "Leipzig",
        "Mainz",
        "Rhein-Ruhr",
        "Spessart",
        "Taunus",
        "Werdenfels",
        "Zwickau",
        "Bamberg",
        "Chiemgau",
        "Donau",
      ],
      legal: ["GmbH", "AG", "GmbH & Co. KG", "eG"],
      streets: ["Industriestraße", "Am Güterbahnhof", "Lindenweg", "Hafenstraße", "Gewerbering", "Schillerstraße"],
    },
    48,
  ],
  [
    {
      country: "RU",
      currency: "RUB",
      script: "cyrillic",
      dialling: "+7495",
      domain: "ru",
      regions: ["Москва", "Московская область", "Татарстан", "Свердловская область", "Краснодарский край"],
      places: [
        "Восток",
        "Урал",
        "Волга",
        "Прогресс",
        "Сокол",
        "Кама",
        "Север",
        "Юность",
        "Заря",
        "Байкал",
        "Вектор",
        "Рассвет",
        "Дон",
        "Кубань",
        "Алмаз",
        "Меридиан",
        "Полюс",
        "Магистраль",
        "Спектр",
        "Ока",
      ],
      legal: ["ООО", "АО", "ПАО"],
      streets: ["ул. Заводская", "пр. Мира", "ул. Ленина", "Промышленный проезд", "ул. Складская", "наб. Речная"],
    },
    34,
  ],
  [
    {
      country: "US",
      currency: "USD",
      script: "latin",
      dialling: "+1312",
      domain: "com",
      regions: ["Illinois", "Ohio", "Michigan", "Wisconsin"],
      places: [
        "Hartwell",
        "Lakeside",
        "Northfield",
        "Prairie",
        "Fox River",
        "Great Lakes",
        "Midland",
        "Oak Hill",
        "Riverbend",
        "Summit",
        "Harbor",
        "Cedar",
        "Blue Ridge",
        "Granite",
        "Maple Grove",
      ],
      legal: ["Inc.", "LLC", "Corp."],
      streets: ["Commerce Drive", "Harbor Road", "Main Street", "Industrial Parkway", "Lake Avenue"],
    },
    18,
  ],
];

export type Trade = {
  readonly unit: string;
  readonly industry: string;
  /** Of a company, before the place. */
  readonly latin: readonly string[];
  readonly cyrillic: readonly string[];
  readonly sites: readonly string[];
  readonly cyrillicSites: readonly string[];
};

export const trades: readonly Trade[] = [
  {
    unit: "industry",
    industry: "Building materials",
    latin: ["Betonwerk", "Ziegelei", "Stone Works", "Kieswerk"],
    cyrillic: ["Бетонный завод", "Кирпичный завод"],
    sites: ["Halle 4", "hall 2", "Mischturm", "yard"],
    cyrillicSites: ["цех №2", "склад готовой продукции"],
  },
  {
    unit: "industry",
    industry: "Logistics",
    latin: ["Logistik", "Spedition", "Freight", "Lagerhaus"],
    cyrillic: ["Логистика", "Терминал"],
    sites: ["warehouse B", "Hochregallager", "dock area", "Umschlaghalle"],
    cyrillicSites: ["склад Б", "зона отгрузки"],
  },
  {
    unit: "industry",
    industry: "Food production",
    latin: ["Molkerei", "Foods", "Brauerei", "Mühle"],
    cyrillic: ["Молочный комбинат", "Мясокомбинат", "Агрохолдинг"],
    sites: ["cold store", "Abfüllung", "packing line", "Kühlhaus"],
    cyrillicSites: ["холодильная камера", "цех упаковки"],
  },
  {
    unit: "industry",
    industry: "Mechanical engineering",
    latin: ["Maschinenbau", "Werkzeugbau", "Machine Works", "Gießerei"],
    cyrillic: ["Машиностроительный завод", "Литейный завод"],
    sites: ["assembly hall", "Montagehalle", "machine hall", "Prüfstand"],
    cyrillicSites: ["сборочный цех", "механический цех"],
  },
  {
    unit: "trade",
    industry: "Retail",
    latin: ["Möbelhaus", "Markets", "Baumarkt", "Modehaus"],
    cyrillic: ["Торговый дом", "Супермаркеты"],
    sites: ["store concept", "Filiale Mitte", "sales floor", "entrance"],
    cyrillicSites: ["торговый зал", "фасад"],
  },
  {
    unit: "trade",
    industry: "Offices",
    latin: ["Immobilien", "Business Park", "Versicherung", "Realty"],
    cyrillic: ["Бизнес-центр", "Недвижимость"],
    sites: ["floors 3–6", "Empfang", "open space", "Tiefgarage"],
    cyrillicSites: ["этажи 3–6", "паркинг"],
  },
  {
    unit: "trade",
    industry: "Hotels",
    latin: ["Hotel", "Resort", "Gasthof"],
    cyrillic: ["Гостиница", "Санаторий"],
    sites: ["lobby", "Konferenzbereich", "rooms", "spa"],
    cyrillicSites: ["вестибюль", "конференц-зал"],
  },
  {
    unit: "public",
    industry: "Utilities",
    latin: ["Stadtwerke", "Energie", "Power & Light"],
    cyrillic: ["Горсвет", "Энергосбыт"],
    sites: ["street lighting phase 2", "Betriebshof", "ring road", "Altstadt"],
    cyrillicSites: ["освещение улиц, 2-я очередь", "кольцевая дорога"],
  },
  {
    unit: "public",
    industry: "Health care",
    latin: ["Klinikum", "Hospital", "Reha"],
    cyrillic: ["Клиническая больница", "Медцентр"],
    sites: ["operating rooms", "Station 5", "ward block", "Neubau"],
    cyrillicSites: ["операционный блок", "корпус 3"],
  },
  {
    unit: "public",
    industry: "Education",
    latin: ["Schulverband", "University", "Hochschule"],
    cyrillic: ["Университет", "Лицей"],
    sites: ["lecture halls", "Sporthalle", "campus", "Bibliothek"],
    cyrillicSites: ["аудитории", "спортзал"],
  },
];

export const people = {
  latin: {
    first: [
      "Hans",
      "Petra",
      "Markus",
      "Sabine",
      "Stefan",
      "Claudia",
      "Michael",
      "Birgit",
      "Oliver",
      "Susanne",
      "Peter",
      "Karin",
      "James",
      "Laura",
      "Robert",
      "Emily",
      "Frank",
      "Monika",
      "Daniel",
      "Heike",
    ],
    last: [
      "Maier",
      "Schmid",
      "Krüger",
      "Bauer",
      "Wagner",
      "Becker",
      "Schulz",
      "Richter",
      "Klein",
      "Wolf",
      "Neumann",
      "Schwarz",
      "Zimmermann",
      "Braun",
      "Miller",
      "Johnson",
      "Carter",
      "Fischer",
      "Lang",
      "Winter",
    ],
  },
  cyrillic: {
    first: ["Иван", "Ольга", "Сергей", "Наталья", "Алексей", "Татьяна", "Николай", "Ирина", "Владимир", "Светлана", "Михаил", "Екатерина"],
    last: ["Иваненко", "Кравчук", "Волков", "Лебедь", "Гончар", "Ткач", "Мельник", "Черных", "Седых", "Бойко", "Громыко", "Дурново"],
  },
} as const;

export const posts = {
  latin: [
    ["Energy engineer", "decides", "maintenance and running costs"],
    ["Chief engineer", "approves_technically", "glare, IP class, warranty"],
    ["Finance director", "approves_money", "payback under three years"],
    ["Purchasing", "buys", "price and delivery dates"],
    ["Managing director", "decides", "a calm project without stops"],
  ],
  cyrillic: [
    ["Главный энергетик", "decides", "обслуживание и расход энергии"],
    ["Главный инженер", "approves_technically", "блёскость, степень защиты, гарантия"],
    ["Финансовый директор", "approves_money", "окупаемость до трёх лет"],
    ["Отдел закупок", "buys", "цена и сроки поставки"],
    ["Генеральный директор", "decides", "без остановки производства"],
  ],
} as const;

/** Products with the price of one in euros, and how many are bought at a time. */
export const products = [
  { name: "LL-120 high bay", price: 290, median: 150 },
  { name: "LL-200 high bay", price: 410, median: 110 },
  { name: "PL-40 panel", price: 95, median: 420 },
  { name: "TL-60 trunking", price: 130, median: 400 },
  { name: "SL-80 street light", price: 360, median: 160 },
  { name: "EX-90 explosion-proof", price: 780, median: 50 },
  { name: "LC-1 light control", price: 1_900, median: 9 },
  { name: "Lighting design", price: 2_400, median: 2 },
] as const;

export const sources = [
  ["Website", 26],
  ["Trade fair", 16],
  ["Cold call", 30],
  ["Referral", 14],
  ["E-mail campaign", 9],
  ["Architect", 5],
] as const;
export const lossReasons = [
  ["Price", 30],
  ["No budget this year", 22],
  ["Competitor was faster", 16],
  ["Technical requirements", 9],
  ["No decision", 18],
  ["Tender lost", 5],
] as const;
export const rejectionReasons = [
  ["No need", 34],
  ["Not reachable", 28],
  ["Too small", 18],
  ["Duplicate", 8],
  ["Student or supplier", 12],
] as const;
export const competitors = ["Helios Licht", "Nordlys", "СветПром", "BrightCo", "Lumina"] as const;
export const tags = ["key account", "energy audit", "framework contract", "reference", "handle with care"] as const;
export const industries = [...new Set(trades.map(({ industry }) => industry))];
