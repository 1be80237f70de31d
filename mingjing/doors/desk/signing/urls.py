"""Addresses of signing in, under allauth's names; whatever is not listed here is not there."""

from allauth.account import views as passwords
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as sign_on
from django.urls import path

from . import views

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("logout/", passwords.logout, name="account_logout"),
    path("inactive/", passwords.account_inactive, name="account_inactive"),
    path("confirm/", passwords.reauthenticate, name="account_reauthenticate"),
    path("again/", views.again, name="account_again"),
    path("stay/", views.stay, name="account_stay"),
    path("password/", passwords.password_change, name="account_change_password"),
    path("sessions/", views.sessions, name="usersessions_list"),
    path("security/", views.Security.as_view(), name="mfa_index"),
    path("factor/", factors.authenticate, name="mfa_authenticate"),
    path("factor/confirm/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("codes/on/", totp.activate_totp, name="mfa_activate_totp"),
    path("codes/off/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("spare/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("spare/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("passkeys/confirm/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("city/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("city/error/", social.login_error, name="socialaccount_login_error"),
    path("city/<str:provider_id>/", sign_on.login, name="openid_connect_login"),
    path("city/<str:provider_id>/back/", sign_on.callback, name="openid_connect_callback"),
    path("password/first/", views.shut, name="account_set_password"),
]
