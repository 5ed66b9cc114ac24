/** Everything known about a person, as a file: for oneself, or for whoever may erase people. */
import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useCommand } from "#ui/command.ts";
import { useMe } from "#ui/me.ts";
import { personalDataOf } from "./calls.ts";
import { saveFile } from "./save-file.ts";

export function DownloadPersonalData({ personId, label }: { readonly personId: string; readonly label: string }) {
  const me = useMe();
  const download = useCommand({
    feature: "org",
    run: () => personalDataOf(personId),
    onDone: (data) => saveFile(`${me.workspace.slug}-${personId}.json`, JSON.stringify(data, null, 2), "application/json"),
  });
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={download.isBusy}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => download.run(undefined)}
    >
      {label}
    </Button>
  );
}
