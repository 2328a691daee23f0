"""Two themes of our own beside the stock ones; the only place where a colour has a name."""

from __future__ import annotations

from textual.theme import Theme

HIGH_CONTRAST = Theme(
    name="high-contrast",
    # every text colour reaches 7:1 on black (WCAG AAA)
    primary="#ffff00",
    secondary="#00ffff",
    accent="#00ffff",
    warning="#ffd700",
    error="#ff9d9d",
    success="#7dff7d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    text_alpha=1.0,
    variables={
        "text-muted": "#e6e6e6",
        "border-blurred": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "footer-key-foreground": "#ffff00",
    },
)

COLOUR_BLIND_SAFE = Theme(
    name="colour-blind-safe",
    # the palette of Okabe and Ito (2008), told apart in the three common kinds of colour blindness
    primary="#56b4e9",
    secondary="#009e73",
    accent="#cc79a7",
    warning="#f0e442",
    error="#e69f00",
    success="#009e73",
    foreground="#f2f2f2",
    background="#101418",
    surface="#181d23",
    panel="#222931",
)

OUR_THEMES = (HIGH_CONTRAST, COLOUR_BLIND_SAFE)
