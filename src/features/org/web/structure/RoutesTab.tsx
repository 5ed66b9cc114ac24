/** Who sets work for whom: every level against every level. */
import { Alert, Button, Checkbox, Group, Table } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useCommand } from "#ui/command.ts";
import { useText } from "#ui/i18n/text.ts";
import { useCan } from "#ui/me.ts";
import { useRead } from "#ui/query.ts";
import type { Route } from "../company/answers.ts";
import type { Company } from "../company/company.ts";
import { levelWord } from "../company/words.ts";
import { type RoutesAnswer, setRoutes } from "./calls.ts";
import classes from "./Structure.module.css";
import { TabIntro } from "./TabIntro.tsx";

const nameOf = ({ from, to }: Route) => `${from} ${to}`;

export function RoutesTab({ company }: { readonly company: Company }) {
  const t = useText();
  const can = useCan();
  const before = company.tree.routes;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(before.map(nameOf)));
  const levels = company.levels.filter((one) => one.retiredAt === null);
  const wanted = levels.flatMap((from) => levels.map((to) => ({ from: from.key, to: to.key }))).filter((one) => chosen.has(nameOf(one)));
  const isChanged = wanted.length !== before.length || before.some((one) => !chosen.has(nameOf(one)));
  const mayChange = can("structure.change");
  const save = useCommand({
    feature: "org",
    run: (routes: readonly Route[]) => setRoutes(routes),
    done: () => t("structure:route.saved"),
    undo: () => setRoutes(before),
  });
  const flip = (route: Route) => {
    const next = new Set(chosen);
    if (!next.delete(nameOf(route))) next.add(nameOf(route));
    setChosen(next);
  };
  return (
    <>
      <TabIntro hint={t("structure:route.hint")} />
      <UnfitPairings company={company} />
      <div className={classes["scroll"]}>
        <Table className={classes["matrix"]!} aria-label={t("structure:tab.routes")} w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("structure:route.corner")}</Table.Th>
              {levels.map((one) => (
                <Table.Th key={one.key} scope="col">
                  {levelWord(one)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {levels.map((from) => (
              <Table.Tr key={from.key}>
                <Table.Th scope="row">{levelWord(from)}</Table.Th>
                {levels.map((to) => (
                  <Table.Td key={to.key}>
                    {from.key === to.key ? (
                      <span className={classes["self"]}>–</span>
                    ) : (
                      <Checkbox
                        className={classes["tick"]!}
                        checked={chosen.has(nameOf({ from: from.key, to: to.key }))}
                        disabled={!mayChange}
                        onChange={() => flip({ from: from.key, to: to.key })}
                        aria-label={t("structure:route.cell", { from: levelWord(from), to: levelWord(to) })}
                      />
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {mayChange && (
        <Group mt="md" gap="xs">
          <Button disabled={!isChanged} loading={save.isBusy} onClick={() => save.run(wanted)}>
            {t("org:save")}
          </Button>
          <Button variant="default" disabled={!isChanged} onClick={() => setChosen(new Set(before.map(nameOf)))}>
            {t("structure:route.reset")}
          </Button>
        </Group>
      )}
    </>
  );
}

/** Pairs go on when their route goes, because people are in the midst of work on them; somebody has to end them. */
function UnfitPairings({ company }: { readonly company: Company }) {
  const t = useText();
  const { data } = useRead<RoutesAnswer>(["org", "routes"], "/org/routes");
  const unfit = data?.unfitPairings ?? [];
  if (unfit.length === 0) return null;
  const names = unfit.map(({ giverId, takerId }) => `${company.person(giverId)?.name ?? "?"} – ${company.person(takerId)?.name ?? "?"}`);
  return (
    <Alert
      mb="md"
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle size={16} aria-hidden />}
      title={t("structure:route.unfit", { count: unfit.length })}
    >
      {names.join(", ")}
    </Alert>
  );
}
