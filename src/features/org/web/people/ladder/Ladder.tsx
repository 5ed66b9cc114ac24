/** The ladder: who stands at which level, how many, where somebody is missing, and who sets work for whom. */
import { Text, Title, VisuallyHidden } from "@mantine/core";
import { IconUserQuestion } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import { useUrlState } from "#ui/url-state.ts";
import type { Position } from "../../company/answers.ts";
import type { Company } from "../../company/company.ts";
import { levelWord } from "../../company/words.ts";
import classes from "./Ladder.module.css";
import { LadderCard } from "./LadderCard.tsx";
import { LadderLines } from "./LadderLines.tsx";
import { type LadderRow, ladderRows, lineOf } from "./ladder-rows.ts";
import { useCardPlaces } from "./use-card-places.ts";

export function Ladder({ company, onOpen }: { readonly company: Company; readonly onOpen: (personId: string) => void }) {
  const t = useText();
  const [{ panel }] = useUrlState();
  const [pointed, setPointed] = useState<string | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => ladderRows(company), [company]);
  const places = useCardPlaces(board, company);
  const shown = pointed ?? (company.person(panel) ? panel! : null);
  const line = useMemo(() => (shown ? lineOf(company, shown) : null), [company, shown]);
  const paired = useMemo(() => new Set(shown ? company.pairsOf(shown).map((one) => one.otherId) : []), [company, shown]);
  return (
    <>
      <p className={classes["legend"]}>
        <svg width="28" height="8" aria-hidden="true">
          <path className={classes["pair"]} d="M0 4H28" />
          <path className={classes["pairCore"]} d="M0 4H28" />
        </svg>
        {t("people:ladder.legend_pair")}
        <svg width="28" height="8" aria-hidden="true">
          <path className={classes["report"]} d="M0 4H28" />
        </svg>
        {t("people:ladder.legend_line")}
      </p>
      <div ref={board} className={classes["board"]} data-pointing={line ? true : undefined}>
        <LadderLines places={places} company={company} line={line} pointed={shown} />
        {rows.map((row) => (
          <Row key={row.key} row={row} company={company}>
            {row.people.map((person) => (
              <LadderCard
                key={person.id}
                company={company}
                person={person}
                isOpen={panel === person.id}
                isLit={line?.ids.has(person.id) ?? false}
                isPaired={paired.has(person.id)}
                onOpen={() => onOpen(person.id)}
                onPoint={(isPointed) => setPointed(isPointed ? person.id : null)}
              />
            ))}
            {row.vacancies.map((vacancy) => (
              <Vacancy key={vacancy.id} company={company} vacancy={vacancy} />
            ))}
          </Row>
        ))}
      </div>
    </>
  );
}

function Row({ row, company, children }: { readonly row: LadderRow; readonly company: Company; readonly children: React.ReactNode }) {
  const t = useText();
  const { level, people, vacancies } = row;
  const seconds = level ? company.people.filter((one) => one.functions.includes(level.key)).length : 0;
  return (
    <section className={classes["row"]} aria-label={level ? levelWord(level) : t("people:ladder.outside")}>
      <div className={classes["head"]}>
        <Title order={2} size="h3">
          {level ? levelWord(level) : t("people:ladder.outside")}
        </Title>
        <Text size="xs" c="dimmed">
          {t("people:count.people", { count: people.length })}
        </Text>
        {seconds > 0 && (
          <Text size="xs" c="dimmed">
            {t("people:ladder.also", { count: seconds })}
          </Text>
        )}
        {vacancies.length > 0 && (
          <Text size="xs" c="dimmed">
            {t("people:count.vacancies", { count: vacancies.length })}
          </Text>
        )}
      </div>
      <div className={classes["cards"]}>
        {people.length === 0 && vacancies.length === 0 ? (
          <Text size="sm" c="dimmed" className={classes["nobody"]!}>
            {t("people:ladder.nobody")}
          </Text>
        ) : (
          children
        )}
      </div>
    </section>
  );
}

function Vacancy({ company, vacancy }: { readonly company: Company; readonly vacancy: Position }) {
  const t = useText();
  const can = useCan();
  const [, setSearch] = useUrlState();
  const content = (
    <>
      <IconUserQuestion size={20} aria-hidden />
      <span className={classes["words"]}>
        <span className={classes["name"]}>{vacancy.title}</span>
        <span className={classes["detail"]}>
          {[t("people:ladder.vacant"), company.unit(vacancy.unitId)?.name].filter(Boolean).join(" · ")}
        </span>
      </span>
    </>
  );
  if (!can("people.change"))
    return (
      <div className={classes["vacancy"]} data-card>
        {content}
      </div>
    );
  return (
    <button
      type="button"
      className={classes["vacancy"]}
      data-card
      onClick={() => setSearch({ panel: "new", level: vacancy.level, unit: vacancy.unitId ?? undefined })}
    >
      <VisuallyHidden>{t("people:ladder.fill")}</VisuallyHidden>
      {content}
    </button>
  );
}
