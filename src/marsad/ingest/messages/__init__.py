"""Readers of messages: Telegram exports, mails and saved pages in the form of mails."""
