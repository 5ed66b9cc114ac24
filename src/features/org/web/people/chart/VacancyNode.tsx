/** A place that nobody fills, dashed. */

import { IconUserQuestion } from "@tabler/icons-react";
import { Handle, Position } from "@xyflow/react";
import { useText } from "#ui/i18n/text.ts";
import classes from "./Chart.module.css";
import { useChartSurroundings } from "./chart-context.ts";

export function VacancyNode({ id }: { readonly id: string }) {
  const t = useText();
  const { company } = useChartSurroundings();
  const vacancy = company.vacancies.find((one) => one.id === id);
  if (!vacancy) return null;
  return (
    <>
      <Handle type="target" position={Position.Top} id="top" className={classes["handle"]!} isConnectable={false} />
      <Handle type="target" position={Position.Left} id="side" className={classes["handle"]!} isConnectable={false} />
      <div className={classes["person"]} data-vacant>
        <IconUserQuestion size={20} aria-hidden />
        <span className={classes["words"]}>
          <span className={classes["name"]}>{vacancy.title}</span>
          <span className={classes["detail"]}>{t("people:ladder.vacant")}</span>
        </span>
      </div>
    </>
  );
}
