/** Headings of exported sheets, in the languages of the screens; without a language the names of the API. */
export type SheetLanguage = "en" | "ru" | "de";

const words = {
  funnel: ["Funnel", "Воронка", "Trichter"],
  flow: ["Transitions", "Переходы", "Übergänge"],
  matrix: ["Matrix", "Матрица", "Matrix"],
  losses: ["Losses", "Проигрыши", "Verluste"],
  deals: ["Deals", "Сделки", "Deals"],
  group: ["Group", "Группа", "Gruppe"],
  stage: ["Stage", "Стадия", "Phase"],
  reached: ["Reached", "Дошли", "Erreicht"],
  conversion: ["Conversion", "Конверсия", "Konversion"],
  low: ["Conversion from", "Конверсия от", "Konversion von"],
  high: ["Conversion to", "Конверсия до", "Konversion bis"],
  lost: ["Lost", "Проиграны", "Verloren"],
  open: ["Open", "Открыты", "Offen"],
  visits: ["Stays", "Пребывания", "Aufenthalte"],
  openVisits: ["Stays not ended", "Незавершённые пребывания", "Aufenthalte ohne Ende"],
  medianDays: ["Median days", "Медиана, дней", "Median in Tagen"],
  from: ["From", "Откуда", "Von"],
  to: ["To", "Куда", "Nach"],
  count: ["Count", "Число", "Anzahl"],
  reason: ["Reason", "Причина", "Grund"],
  amount: ["Amount", "Сумма", "Betrag"],
  currency: ["Currency", "Валюта", "Währung"],
  title: ["Deal", "Сделка", "Deal"],
  client: ["Client", "Клиент", "Kunde"],
  owner: ["Owner", "Ответственный", "Zuständig"],
  at: ["Since or moved at", "Начало или переход", "Beginn oder Übergang"],
  stood: ["Stood at", "Находилась на", "Stand in Phase"],
  since: ["There since", "Там с", "Dort seit"],
  until: ["Until", "До", "Bis"],
  days: ["Days", "Дней", "Tage"],
  kind: ["Kind", "Вид", "Art"],
  actor: ["Moved by", "Кто перевёл", "Bewegt von"],
  id: ["Id", "Id", "Id"],
  deviations: ["Deviations", "Отклонения", "Abweichungen"],
  opened: ["Opened", "Открыто", "Entstanden"],
  answered: ["Answered", "С ответом", "Beantwortet"],
  closed: ["Closed", "Закрыто", "Geschlossen"],
  medianHoursToAnswer: ["Median hours to answer", "Медиана до ответа, часов", "Median bis zur Antwort, Stunden"],
  medianHoursToClose: ["Median hours to close", "Медиана до закрытия, часов", "Median bis zum Schluss, Stunden"],
  WON: ["Won", "Выиграны", "Gewonnen"],
  LOST: ["Lost", "Проиграны", "Verloren"],
} as const;
export type SheetWord = keyof typeof words;

const languages: readonly SheetLanguage[] = ["en", "ru", "de"];

export const sheetWord = (word: SheetWord, language: SheetLanguage | undefined): string =>
  language === undefined ? word : words[word][languages.indexOf(language)]!;
