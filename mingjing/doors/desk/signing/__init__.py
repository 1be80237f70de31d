"""登录: password, one-time codes, passkeys and the city's single sign-on; sessions and their limits."""
