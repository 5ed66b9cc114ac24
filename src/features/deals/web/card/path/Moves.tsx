/** Every move of a deal, the latest first: when, who, from where to where, how long it stayed. */
import { Text } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowRight,
  IconArrowsShuffle,
  IconCircleCheck,
  IconCirclePlus,
  IconCircleX,
  IconRotate,
} from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { useFormat } from "#ui/kit/format.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { Moment } from "#ui/kit/Moment.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import type { Deal, Pipeline, Visit } from "../../answers.ts";
import { stageOf } from "../../use-pipelines.ts";
import classes from "./Path.module.css";
import { useHistory } from "./use-history.ts";

const icons = {
  opened: IconCirclePlus,
  entered: IconArrowsShuffle,
  forward: IconArrowRight,
  skip: IconArrowForwardUp,
  backward: IconArrowBackUp,
  won: IconCircleCheck,
  lost: IconCircleX,
  reopened: IconRotate,
} as const;

export function Moves({ deal, pipelines }: { readonly deal: Deal; readonly pipelines: readonly Pipeline[] }) {
  const t = useText();
  const history = useHistory(deal.id);
  return (
    <Loaded from={history} rows={4}>
      {({ visits }) => (
        <ol className={classes["moves"]} aria-label={t("deals:tab.moves")}>
          {visits.toReversed().map((visit) => (
            <Move key={visit.position} visit={visit} pipelines={pipelines} deal={deal} />
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Move({ visit, pipelines, deal }: { readonly visit: Visit; readonly pipelines: readonly Pipeline[]; readonly deal: Deal }) {
  const t = useText();
  const format = useFormat();
  const people = usePeople();
  const Icon = icons[visit.kind];
  const pipeline = pipelines.find(({ key }) => key === visit.pipeline);
  const place = visit.outcome
    ? t(`deals:status.${visit.outcome}`)
    : (stageOf(pipeline, visit.stage ?? "")?.name ?? visit.stage ?? visit.pipeline);
  const elsewhere = pipeline && pipeline.id !== deal.pipelineId ? ` (${pipeline.name})` : "";
  return (
    <li data-kind={visit.kind}>
      <Icon size={16} aria-hidden />
      <div>
        <div>
          {t(`deals:move.${visit.kind}`)}: <strong>{place}</strong>
          {elsewhere}
          {visit.reason ? ` · ${visit.reason}` : ""}
        </div>
        <Text size="xs" c="dimmed" component="div">
          {people.nameOf(visit.actorId) ?? t(visit.actorId ? "deals:unknown_owner" : "deals:move.server")} · <Moment at={visit.from} />
        </Text>
      </div>
      {visit.outcome === null && (
        <Text size="xs" c="dimmed" className="figures">
          {t("deals:path.days", { days: format.number(visit.days, { maximumFractionDigits: 1 }) })}
        </Text>
      )}
    </li>
  );
}
