/**
 * Moving, winning, losing, reopening a deal: shown at once, sent with the version that was seen, put right when somebody was faster, and taken
 * back by the toast for ten seconds.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { usePeople } from "#ui/kit/list/people.ts";
import { showDone } from "#ui/kit/toast.tsx";
import type { Deal, Pipeline } from "../answers.ts";
import { loseDeal, moveDeal, reopenDeal, undoStep, winDeal } from "../calls.ts";
import { stageOf } from "../use-pipelines.ts";
import { tellWhyNot } from "./late-words.ts";

/** A deal that is on its way: where it will stand once the server agrees; null is an end. */
export type OnTheWay = { readonly deal: Deal; readonly stage: string | null };

export function useDealSteps(pipelines: readonly Pipeline[]) {
  const t = useText();
  const people = usePeople();
  const client = useQueryClient();
  const [onTheWay, setOnTheWay] = useState<ReadonlyMap<string, OnTheWay>>(new Map());

  const go = useCallback(
    async (deal: Deal, stage: string | null, send: () => Promise<Deal>, done: (after: Deal) => string) => {
      setOnTheWay((before) => new Map(before).set(deal.id, { deal, stage }));
      const refresh = () => client.invalidateQueries({ queryKey: ["deals"] });
      try {
        const after = await send();
        const takeBack = () => undoStep(after).then(refresh, (problem) => tellWhyNot(problem, after, pipelines, people, t).then(refresh));
        showDone(done(after), () => void takeBack());
      } catch (problem) {
        await tellWhyNot(problem, deal, pipelines, people, t);
      } finally {
        // The card stays where it was put until the server's own answer shows it there, or back.
        await refresh();
        setOnTheWay((before) => new Map([...before].filter(([id]) => id !== deal.id)));
      }
    },
    [client, pipelines, people, t],
  );

  return useMemo(
    () => ({
      onTheWay,
      move: (deal: Deal, stage: string, pipeline?: Pipeline) => {
        const target = pipeline ?? pipelines.find((one) => one.id === deal.pipelineId);
        const name = stageOf(target, stage)?.name ?? stage;
        const to = pipeline && pipeline.id !== deal.pipelineId ? { stage, pipeline: pipeline.key } : { stage };
        return go(
          deal,
          stage,
          () => moveDeal(deal, to),
          () => t("deals:done.moved", { title: deal.title, stage: name }),
        );
      },
      win: (deal: Deal) =>
        go(
          deal,
          null,
          () => winDeal(deal),
          () => t("deals:done.won", { title: deal.title }),
        ),
      lose: (deal: Deal, reason: string) =>
        go(
          deal,
          null,
          () => loseDeal(deal, reason),
          () => t("deals:done.lost", { title: deal.title, reason }),
        ),
      reopen: (deal: Deal) =>
        go(
          deal,
          deal.stage,
          () => reopenDeal(deal),
          () => t("deals:done.reopened", { title: deal.title }),
        ),
    }),
    [go, onTheWay, pipelines, t],
  );
}

export type DealSteps = ReturnType<typeof useDealSteps>;
