"""The words in the addresses of accounts, by language; all but the first below it."""

SLUGS = {"fr": "compte", "en": "account", "nl": "account"}
LOGIN = {"fr": "connexion", "en": "login", "nl": "inloggen"}
CODE = {"fr": "code", "en": "code", "nl": "code"}
LINK = {"fr": "lien", "en": "link", "nl": "link"}
PASSWORD_LOGIN = {
    "fr": "connexion-mot-de-passe",
    "en": "login-password",
    "nl": "inloggen-wachtwoord",
}
LOGOUT = {"fr": "deconnexion", "en": "logout", "nl": "uitloggen"}
CLOSED = {"fr": "ferme", "en": "closed", "nl": "gesloten"}
PROVE = {"fr": "verifier", "en": "verify", "nl": "nagaan"}
ADDRESS = {"fr": "adresse", "en": "address", "nl": "adres"}
PASSWORD = {"fr": "mot-de-passe", "en": "password", "nl": "wachtwoord"}
STEP = {"fr": "deuxieme-etape", "en": "second-step", "nl": "tweede-stap"}
EXPORT = {"fr": "mes-donnees", "en": "my-data", "nl": "mijn-gegevens"}
ERASE = {"fr": "effacer", "en": "erase", "nl": "wissen"}
ERASED = {"fr": "efface", "en": "erased", "nl": "gewist"}
