/** A process on paper, as a technological map: step, who, when, result, document. */
import { Button, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useText } from "#ui/i18n/text.ts";
import { PageTitle } from "#ui/kit/PageTitle.tsx";
import { Loaded } from "#ui/kit/states.tsx";
import { PageLink } from "#ui/link.tsx";
import { usePageParams } from "#ui/url-state.ts";
import type { Definition } from "../../core/definition.ts";
import { useVersion } from "../calls.ts";
import classes from "./Map.module.css";
import { MapTable } from "./MapTable.tsx";

export function MapPage() {
  const { processId, number } = usePageParams();
  const version = useVersion(processId, number);
  return (
    <Loaded from={version}>
      {({ definition, state }) => (
        <Sheet definition={definition} back={`processes/${processId}/${number}`} number={Number(number)} isDraft={state === "draft"} />
      )}
    </Loaded>
  );
}

type Props = { readonly definition: Definition; readonly back: string; readonly number: number; readonly isDraft: boolean };

function Sheet({ definition, back, number, isDraft }: Props) {
  const t = useText();
  return (
    <div className={classes["sheet"]}>
      <PageTitle title={definition.name} count={t(isDraft ? "processes:version.draft" : "processes:version.published", { number })}>
        <span className={classes["screen"]}>
          <Button variant="default" component={PageLink} to={back}>
            {t("processes:map.back")}
          </Button>{" "}
          <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t("processes:map.print")}
          </Button>
        </span>
      </PageTitle>
      {definition.description && (
        <Text size="sm" mb="sm">
          {definition.description}
        </Text>
      )}
      <MapTable definition={definition} />
    </div>
  );
}
