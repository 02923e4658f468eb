import { Drawer, Menu, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';
import { useNarrow } from './use-narrow';

interface LayerLook {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly closeLabel: string;
  readonly children: ReactNode;
}
const NO_MOTION = { duration: 0 } as const;

/**
 * Title and close button. Replaces the title bar of the library, whose `header` element would count as a second banner
 * of the page.
 */
function Head({ title, close }: { title: ReactNode; close: ReactNode }): ReactNode {
  return (
    <div className="layer-head">
      {title}
      {close}
    </div>
  );
}

/** A panel with a form beside the screen: opens from the right; on phones from below, over the whole screen. */
export function SidePanel({ title, isOpen, onClose, closeLabel, children }: LayerLook): ReactNode {
  const isNarrow = useNarrow();
  return (
    <Drawer.Root
      opened={isOpen}
      onClose={onClose}
      position={isNarrow ? 'bottom' : 'right'}
      size={isNarrow ? '92%' : 520}
      transitionProps={NO_MOTION}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <Head title={<Drawer.Title>{title}</Drawer.Title>} close={<Drawer.CloseButton aria-label={closeLabel} />} />
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

export function Dialog({
  title,
  isOpen,
  onClose,
  closeLabel,
  children,
  size = 560,
}: LayerLook & { size?: number }): ReactNode {
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size={size} yOffset="12vh" transitionProps={NO_MOTION}>
      <Modal.Overlay />
      <Modal.Content>
        <Head title={<Modal.Title>{title}</Modal.Title>} close={<Modal.CloseButton aria-label={closeLabel} />} />
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export interface MenuLine {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  readonly onPick: () => void;
}

export function DropMenu({ trigger, lines }: { trigger: ReactNode; lines: readonly MenuLine[] }): ReactNode {
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      transitionProps={NO_MOTION}
    >
      <Menu.Target>{trigger}</Menu.Target>
      <Menu.Dropdown>
        {lines.map(({ id, label, icon, onPick }) => (
          <Menu.Item key={id} leftSection={icon && <Icon name={icon} />} onClick={onPick}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
