/** While one types a new client: those it may be already. */
import { Alert, Anchor, List, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { api } from "#ui/api.ts";
import { useText } from "#ui/i18n/text.ts";
import { PageLink } from "#ui/link.tsx";
import type { ClientValues } from "./client-values.ts";

type Found = { readonly id: string | null; readonly name: string | null; readonly unit?: string | null; readonly score: number };
const leastLetters = 3;

export function DuplicateWarning({ values }: { readonly values: ClientValues }) {
  const t = useText();
  const asked = askedOf(values);
  const [question] = useDebouncedValue(JSON.stringify(asked), 400);
  const { data } = useQuery({
    queryKey: ["clients", "duplicates", question],
    queryFn: ({ signal }) => api.post<{ readonly items: readonly Found[] }>("/clients/duplicates", { body: JSON.parse(question), signal }),
    enabled: (asked.name?.length ?? 0) >= leastLetters,
  });
  const found = data?.items ?? [];
  if (found.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" icon={<IconCopy size={16} aria-hidden />} title={t("clients:new.perhaps")} role="status">
      <List size="sm" listStyleType="none">
        {found.map((one, at) => (
          <List.Item key={one.id ?? at}>
            {one.id && one.name ? (
              <Anchor component={PageLink} to={`clients/${one.id}`}>
                {one.name}
              </Anchor>
            ) : (
              <Text span>{t("clients:new.hidden", { unit: one.unit ?? "–" })}</Text>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Only what is filled in. */
function askedOf({ name, taxNumber, website, phones, emails }: ClientValues) {
  const plain = (channels: ClientValues["phones"]) => channels.map(({ value }) => value.trim()).filter(Boolean);
  return {
    name: name.trim(),
    ...(taxNumber.trim() ? { taxNumber: taxNumber.trim() } : {}),
    ...(website.trim() ? { website: website.trim() } : {}),
    ...(plain(phones).length > 0 ? { phones: plain(phones) } : {}),
    ...(plain(emails).length > 0 ? { emails: plain(emails) } : {}),
  };
}
