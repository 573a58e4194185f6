"""The embedded PostgreSQL: a private cluster under the data folder.

Every process that talks to it holds a lease (a shared file lock). The first
one starts the server, the last one to leave stops it. A server given by
DATABASE_URL is never touched from here.
"""
