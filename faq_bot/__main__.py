"""``python -m faq_bot`` is the command ``faq-bot``."""

from faq_bot.cli import run

if __name__ == "__main__":
    run()
