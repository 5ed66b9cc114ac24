/** Founds the demo company: settings, people on their levels, units, pairs, rates, the pipeline. */
import { drawingPipeline } from "#features/deals/routes/operate-pipelines.ts";
import { demoStages } from "#features/exchange/core/demo/path.ts";
import { type DemoLanguage, demoPairs, demoPeople, demoUnits } from "#features/exchange/core/demo/staff.ts";
import type { Stretch } from "#features/exchange/core/demo/story.ts";
import { founding } from "#features/org/routes/operate-founding.ts";
import { joining } from "#features/org/routes/operate-invitations.ts";
import { beginningPairing } from "#features/org/routes/operate-pairings.ts";
import { hiring } from "#features/org/routes/operate-people.ts";
import { settingRate } from "#features/org/routes/operate-settings.ts";
import { addingUnit } from "#features/org/routes/operate-units.ts";
import { dateOfDay, weekdayOfDay } from "#shared/date.ts";
import { installingReadyProcesses } from "../ready-processes.ts";
import type { Chapter } from "./storyteller.ts";

export type DemoWish = {
  readonly slug: string;
  readonly name: string;
  readonly language: DemoLanguage;
  readonly stretch: Stretch;
  /** Accounts by the key of a person, made before; whoever has none was hired and not yet invited. */
  readonly users: ReadonlyMap<string, string>;
  readonly owner: { readonly name: string; readonly email: string };
  /** After the @ of the staff's addresses. */
  readonly domain: string;
};
export type Founded = {
  readonly people: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly pipelineId: string;
};

export const pipelineKey = "complex";
const pipelineNames = { en: "Complex B2B", ru: "Сложные продажи", de: "Komplexer Vertrieb" } as const;
const stageNames: Readonly<Record<DemoLanguage, readonly string[]>> = {
  en: ["Present", "Data", "Offer", "Trial", "Technical", "Finance", "Tender", "Contract"],
  ru: ["Презентация", "Данные", "Предложение", "Пробная установка", "Техсовет", "Финансы", "Тендер", "Договор"],
  de: ["Vorstellung", "Daten", "Angebot", "Bemusterung", "Technik", "Finanzen", "Ausschreibung", "Vertrag"],
};

export async function foundDemo(chapter: Chapter, workspaceId: string, wish: DemoWish): Promise<Founded> {
  const begun = new Date((wish.stretch.first - 30) * 86_400_000 + 8 * 3_600_000);
  const later = (minutes: number) => new Date(begun.getTime() + minutes * 60_000);
  const people = new Map<string, string>([["owner", chapter.idAt(begun)]]);
  const personOf = (key: string) => people.get(key) ?? "";
  await chapter.tell(begun, null, founding, {
    company: {
      id: workspaceId,
      slug: wish.slug,
      name: wish.name,
      currency: "EUR",
      timeZone: "Europe/Berlin",
      country: "DE",
      language: wish.language,
    },
    owner: { id: personOf("owner"), userId: wish.users.get("owner") ?? "", ...wish.owner },
  });
  const ownerId = personOf("owner");
  const units = new Map<string, string>();
  for (const { key, kind, names } of demoUnits) {
    const unit = await chapter.tell(later(5), ownerId, addingUnit, { parentId: null, kind, name: names[wish.language] });
    units.set(key, unit.id);
  }
  for (const [index, { key, name, mailbox, level, unit, chief }] of demoPeople.entries()) {
    if (key === "owner") continue;
    const email = `${mailbox}@${wish.domain}`;
    const hired = await chapter.tell(later(10 + index), ownerId, hiring, {
      name,
      email,
      level,
      chiefId: chief === null ? null : personOf(chief),
      unitId: unit === null ? null : (units.get(unit) ?? null),
    });
    people.set(key, hired.id);
    const userId = wish.users.get(key);
    if (userId !== undefined) await chapter.tell(later(30 + index), null, joining, { personId: hired.id, userId });
  }
  for (const [giver, taker] of demoPairs)
    await chapter.tell(later(60), ownerId, beginningPairing, { giverId: personOf(giver), takerId: personOf(taker) });
  await setRates(chapter, ownerId, wish.stretch);
  const names = stageNames[wish.language];
  const pipeline = await chapter.tell(later(90), personOf("director"), drawingPipeline, {
    key: pipelineKey,
    name: pipelineNames[wish.language],
    currency: "EUR",
    stages: demoStages.map(({ key, norm, probability }, index) => ({ key, name: names[index] ?? key, normDays: norm, probability })),
    mayMoveBack: true,
    maySkip: true,
  });
  await chapter.tell(later(95), personOf("director"), installingReadyProcesses, {});
  return { people, units, pipelineId: pipeline.id };
}

/** Every Monday a rate, wandering a little. */
async function setRates(chapter: Chapter, ownerId: string, { first, last }: Stretch): Promise<void> {
  for (let day = first - 7; day <= last; day++) {
    if (weekdayOfDay(day) !== 1) continue;
    const at = new Date(day * 86_400_000 + 7 * 3_600_000);
    const swing = Math.sin(day / 40);
    for (const [currency, rate] of [
      ["USD", (0.91 + 0.02 * swing).toFixed(4)],
      ["RUB", (0.0102 - 0.0004 * swing).toFixed(6)],
    ] as const)
      await chapter.tell(at, ownerId, settingRate, { currency, on: dateOfDay(day), rate });
  }
}
