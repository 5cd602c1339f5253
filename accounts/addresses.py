"""The words in the addresses of accounts, by language."""

SLUGS = {"fr": "compte", "en": "account", "nl": "account"}
LOGIN_SLUGS = {
    "fr": "compte/connexion",
    "en": "account/login",
    "nl": "account/inloggen",
}
CODE_SLUGS = {"fr": "compte/code", "en": "account/code", "nl": "account/code"}
LINK_SLUGS = {"fr": "compte/lien", "en": "account/link", "nl": "account/link"}
PASSWORD_LOGIN_SLUGS = {
    "fr": "compte/connexion-mot-de-passe",
    "en": "account/login-password",
    "nl": "account/inloggen-wachtwoord",
}
LOGOUT_SLUGS = {
    "fr": "compte/deconnexion",
    "en": "account/logout",
    "nl": "account/uitloggen",
}
CLOSED_SLUGS = {"fr": "compte/ferme", "en": "account/closed", "nl": "account/gesloten"}
PROVE_SLUGS = {"fr": "compte/verifier", "en": "account/verify", "nl": "account/nagaan"}
ADDRESS_SLUGS = {"fr": "compte/adresse", "en": "account/address", "nl": "account/adres"}
PASSWORD_SLUGS = {
    "fr": "compte/mot-de-passe",
    "en": "account/password",
    "nl": "account/wachtwoord",
}
STEP_SLUGS = {
    "fr": "compte/deuxieme-etape",
    "en": "account/second-step",
    "nl": "account/tweede-stap",
}
EXPORT_SLUGS = {
    "fr": "compte/mes-donnees",
    "en": "account/my-data",
    "nl": "account/mijn-gegevens",
}
ERASE_SLUGS = {"fr": "compte/effacer", "en": "account/erase", "nl": "account/wissen"}
ERASED_SLUGS = {"fr": "compte/efface", "en": "account/erased", "nl": "account/gewist"}
