/** Rows with the line they stand in; wide ones scroll by themselves, also by keyboard. */
import type { ReactNode } from "react";
import { useText } from "#ui/i18n/text.ts";
import classes from "./imports.module.css";

type Row = { readonly line: number; readonly cells: readonly ReactNode[] };
type Props = { readonly label: string; readonly columns: readonly string[]; readonly rows: readonly Row[] };

export function SampleTable({ label, columns, rows }: Props) {
  const t = useText();
  return (
    <section className={`${classes["scroll"]} sideways`} aria-label={label} tabIndex={0}>
      <table className={classes["cells"]}>
        <thead>
          <tr>
            <th scope="col">{t("imports:line")}</th>
            {columns.map((column) => (
              <th scope="col" key={column} title={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line}>
              <td className="figures">{line}</td>
              {columns.map((column, at) => (
                <td key={column} {...(typeof cells[at] === "string" ? { title: cells[at] } : {})}>
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
