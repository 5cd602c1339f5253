"""Mail by way of the database: no mail server slows or breaks a request.

`backend` writes what is sent as rows, in the transaction of the request; `delivery`
hands them to the backend of EMAIL_URL once it is committed, and again until it works.
A server that takes a mail and dies before it says so gets it twice, with one
`Message-ID`; nothing else is ever sent twice.
"""
