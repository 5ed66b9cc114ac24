/** What moved in the window: the kinds, the matrix from × to, and the same as a stream. */
import { SegmentedControl } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useText } from "#ui/i18n/text.ts";
import { EmptyState, Loaded, LoadingRows } from "#ui/kit/states.tsx";
import { useUrlState } from "#ui/url-state.ts";
import type { FlowReport } from "./answers.ts";
import { Figure } from "./Figure.tsx";
import classes from "./Funnel.module.css";
import { useFigures } from "./figures.ts";
import { MovesMatrix } from "./MovesMatrix.tsx";
import type { FlowKind, Shown } from "./shown.ts";
import { type Question, useFlow } from "./use-funnel.ts";

const FlowStream = lazy(async () => ({ default: (await import("./FlowStream.tsx")).FlowStream }));

type Props = { readonly question: Question; readonly onShow: (shown: Shown) => void };

export function FlowView({ question, onShow }: Props) {
  const t = useText();
  const report = useFlow(question);
  return (
    <Loaded from={report} rows={5}>
      {(data) =>
        data.moves.length === 0 ? (
          <EmptyState title={t("reports:flow.empty")} hint={t("reports:flow.empty_hint")} />
        ) : (
          <Flow report={data} onShow={onShow} />
        )
      }
    </Loaded>
  );
}

const kinds: readonly FlowKind[] = ["forward", "skip", "backward", "reopened", "won", "lost"];

function Flow({ report, onShow }: { readonly report: FlowReport; readonly onShow: Props["onShow"] }) {
  const t = useText();
  const figures = useFigures();
  const [{ flow }, setSearch] = useUrlState();
  const isStream = flow === "stream";
  return (
    <>
      <div className={classes["kinds"]}>
        {kinds.map((kind) => (
          <span key={kind}>
            {t(`reports:kind.${kind}`)}{" "}
            <Figure count={report.kinds[kind]} label={t(`reports:kind.${kind}`)} onOpen={() => onShow({ report: "flow", kind })}>
              {figures.count(report.kinds[kind])}
            </Figure>
          </span>
        ))}
      </div>
      <SegmentedControl
        mb="sm"
        size="xs"
        aria-label={t("reports:flow.view")}
        value={isStream ? "stream" : "matrix"}
        onChange={(next) => setSearch({ flow: next === "stream" ? next : undefined }, "replace")}
        data={[
          { value: "matrix", label: t("reports:flow.matrix") },
          { value: "stream", label: t("reports:flow.stream") },
        ]}
      />
      {isStream ? (
        <Suspense fallback={<LoadingRows rows={8} />}>
          <FlowStream report={report} onShow={onShow} />
        </Suspense>
      ) : (
        <MovesMatrix report={report} onShow={onShow} />
      )}
    </>
  );
}
