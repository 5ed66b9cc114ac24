/** CSV and XLSX of what is shown, written as the reader's spreadsheet expects. */
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useText } from "#ui/i18n/text.ts";
import { downloadFile } from "#ui/kit/download.ts";
import { useFormat } from "#ui/kit/format.ts";
import { showProblem } from "#ui/kit/toast.tsx";

type Props = { readonly path: string; readonly query: Readonly<Record<string, string | undefined>> };

export function ExportButtons({ path, query }: Props) {
  const t = useText();
  const { language } = useFormat();
  const [busy, setBusy] = useState<string | null>(null);
  const save = async (kind: "csv" | "xlsx") => {
    setBusy(kind);
    try {
      await downloadFile(`${path}.${kind}`, { ...query, language, decimal: language === "en" ? "point" : "comma" });
    } catch (problem) {
      showProblem(problem);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Group gap={4}>
      {(["csv", "xlsx"] as const).map((kind) => (
        <Button
          key={kind}
          variant="default"
          size="compact-sm"
          loading={busy === kind}
          onClick={() => void save(kind)}
          aria-label={t("reports:export.as", { kind: kind.toUpperCase() })}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    </Group>
  );
}
