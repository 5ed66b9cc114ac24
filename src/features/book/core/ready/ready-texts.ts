/** The texts that come with the ready processes, in a language. */
import { afterSaleDe } from "./after-sale.de.ts";
import { afterSaleEn } from "./after-sale.en.ts";
import { afterSaleRu } from "./after-sale.ru.ts";
import { coldCallDe } from "./cold-call.de.ts";
import { coldCallEn } from "./cold-call.en.ts";
import { coldCallRu } from "./cold-call.ru.ts";
import { developmentDe } from "./development.de.ts";
import { developmentEn } from "./development.en.ts";
import { developmentRu } from "./development.ru.ts";
import { inboundLeadDe } from "./inbound-lead.de.ts";
import { inboundLeadEn } from "./inbound-lead.en.ts";
import { inboundLeadRu } from "./inbound-lead.ru.ts";
import { industryFilters } from "./industries.ts";
import { type ReadyText, readTexts } from "./read-texts.ts";
import { salePapersDe } from "./sale-papers.de.ts";
import { salePapersEn } from "./sale-papers.en.ts";
import { salePapersRu } from "./sale-papers.ru.ts";
import { saleTalksDe } from "./sale-talks.de.ts";
import { saleTalksEn } from "./sale-talks.en.ts";
import { saleTalksRu } from "./sale-talks.ru.ts";
import { trialDe } from "./trial.de.ts";
import { trialEn } from "./trial.en.ts";
import { trialRu } from "./trial.ru.ts";

export type Language = "en" | "ru" | "de";

const sources: Readonly<Record<Language, readonly string[]>> = {
  en: [coldCallEn, inboundLeadEn, saleTalksEn, salePapersEn, trialEn, afterSaleEn, developmentEn],
  ru: [coldCallRu, inboundLeadRu, saleTalksRu, salePapersRu, trialRu, afterSaleRu, developmentRu],
  de: [coldCallDe, inboundLeadDe, saleTalksDe, salePapersDe, trialDe, afterSaleDe, developmentDe],
};
const forAll: Readonly<Record<Language, string>> = { en: "For all", ru: "Для всех", de: "Für alle" };

export const readyTexts = (language: Language): readonly ReadyText[] =>
  sources[language].flatMap((source) => readTexts(source, forAll[language], industryFilters));
