import type { Theme } from './settings.ts'

/** Colours of text in a card: the plain one and the subtle one. */
interface CardColours {
  readonly default: string
  readonly subtle: string
}

const LIGHT = {
  text: { default: '#242424', subtle: '#616161' },
  accent: { default: '#4f52b2', subtle: '#5b5fc7' },
  good: { default: '#237b4b', subtle: '#237b4b' },
  warning: { default: '#8a6100', subtle: '#8a6100' },
  attention: { default: '#b1202e', subtle: '#b1202e' },
  background: '#ffffff',
  emphasis: '#f5f5f5',
  line: '#e0e0e0',
} as const

const DARK: Record<keyof typeof LIGHT, string | CardColours> = {
  text: { default: '#ffffff', subtle: '#c2c2c2' },
  accent: { default: '#a5a9f5', subtle: '#9299f7' },
  good: { default: '#92c353', subtle: '#92c353' },
  warning: { default: '#f8d22a', subtle: '#f8d22a' },
  attention: { default: '#f37a83', subtle: '#f37a83' },
  background: '#292929',
  emphasis: '#333333',
  line: '#454545',
}

/** Makes a configuration for Microsoft's renderer that draws cards about as Teams does, in either look. */
export function hostConfig(theme: Theme): object {
  const colours = theme === 'dark' ? DARK : LIGHT
  const { text, accent, good, warning, attention } = colours
  const foregroundColors = { default: text, dark: text, light: text, accent, good, warning, attention }
  const style = (backgroundColor: unknown) => ({ backgroundColor, foregroundColors })
  return {
    hostCapabilities: { capabilities: null },
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: colours.line },
    fontTypes: { default: fontType('inherit'), monospace: fontType('monospace') },
    textBlock: { headingLevel: 3 },
    containerStyles: {
      default: style(colours.background),
      emphasis: style(colours.emphasis),
      accent: style(colours.emphasis),
      good: style(colours.emphasis),
      warning: style(colours.emphasis),
      attention: style(colours.emphasis),
    },
    factSet: { title: { weight: 'Bolder', maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
    actions: {
      maxActions: 6,
      spacing: 'Default',
      buttonSpacing: 8,
      showCard: { actionMode: 'Inline', inlineTopMargin: 12 },
      actionsOrientation: 'Horizontal',
      actionAlignment: 'Left',
    },
    imageSizes: { small: 32, medium: 52, large: 100 },
  }
}

function fontType(fontFamily: string): object {
  return {
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
  }
}
