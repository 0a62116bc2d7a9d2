"""The few closed lists of English words that attribution leans on.

They hold verbs of speech, titles, words for people in their roles, and grammar; no names of
persons, places or organisations, so that they hold in Kabul as in Lagos. Every word is in lower
case.
"""
