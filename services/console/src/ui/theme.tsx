import { createTheme, MantineProvider, useMantineColorScheme } from '@mantine/core';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Drawer.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import '@mantine/core/styles/Group.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/parts.css';
import '../styles/frame.css';
import '../styles/screens.css';
import '../styles/figures.css';
import '../styles/administration.css';
import '../styles/files.css';
import { useEffect, type ReactNode } from 'react';

const theme = createTheme({
  primaryColor: 'blue',
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** Light or dark as the person chose, otherwise as their system is set. */
export function Themed({ children }: { children: ReactNode }): ReactNode {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

export function useColours(): { isDark: boolean; toggle: () => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const isDark =
    colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return { isDark, toggle: () => setColorScheme(isDark ? 'light' : 'dark') };
}

/** The dark theme is used while the wall is shown. */
export function useAlwaysDark(isOn: boolean): void {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (isOn) setColorScheme('dark');
  }, [isOn, setColorScheme]);
}
