/** Naming a view and saying who else sees it. */
import { Modal, Radio, Stack, TextInput } from "@mantine/core";
import { api } from "../../../api.ts";
import { useText } from "../../../i18n/text.ts";
import { useCan, useMe } from "../../../me.ts";
import { CommandForm } from "../../CommandForm.tsx";
import { useCommandForm } from "../../use-command-form.ts";
import { type SavedView, type Sharing, sharings, type ViewSettings } from "./saved-view.ts";

type Props = {
  readonly screen: string;
  /** null makes a new one. */
  readonly view: SavedView | null;
  readonly settings: ViewSettings;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
};
type Values = { name: string; sharedWith: Sharing };

export function ViewDialog({ screen, view, settings, onClose, onSaved }: Props) {
  const t = useText();
  const can = useCan();
  const me = useMe();
  const form = useCommandForm<Values, SavedView>({
    feature: "fields",
    initialValues: { name: view?.name ?? "", sharedWith: view?.sharedWith ?? "nobody" },
    check: ({ name }) => ({ name: name.trim() ? null : t("list:view.name_needed") }),
    send: (values, key) =>
      view
        ? api.patch<SavedView>(`/views/${view.id}`, { body: values, ifMatch: view.version })
        : api.post<SavedView>("/views", { body: { screen, ...values, settings }, idempotencyKey: key }),
    done: ({ name }) => t("list:view.saved", { name }),
    onDone: (saved) => {
      onSaved(saved);
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={view ? t("list:view.edit") : t("list:view.save_as")}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      <CommandForm form={form} submitLabel={t("list:view.save")} onCancel={onClose}>
        <TextInput label={t("list:view.name")} required data-autofocus maxLength={100} {...form.field("name")} />
        {can("lists.change") && (
          <Radio.Group label={t("list:view.share")} {...form.field("sharedWith")}>
            <Stack gap="xs" mt={4}>
              {sharings
                .filter((one) => one !== "level" || me.level !== null)
                .map((one) => (
                  <Radio key={one} value={one} label={t(`list:view.share_${one}`)} />
                ))}
            </Stack>
          </Radio.Group>
        )}
      </CommandForm>
    </Modal>
  );
}
