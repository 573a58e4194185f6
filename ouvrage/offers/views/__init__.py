"""Pages about offers: the provider's (`provider`), the client's (`client`), both readers'
(`shared`).
"""
