from __future__ import annotations

from django.urls import path

from nearer.people.views import account, ending, keys, lock, returning, sign_in

urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("recover/", sign_in.recover, name="recover"),
    path("strength/", sign_in.passphrase_strength, name="passphrase-strength"),
    path("lock/", lock.lock, name="lock"),
    path("leave/", lock.leave, name="leave"),
    path("kept/", returning.kept, name="kept"),
    path("account/", account.account, name="account"),
    path("account/about/", account.about, name="account-about"),
    path("account/limits/", account.limits, name="account-limits"),
    path("account/devices/", account.devices, name="account-devices"),
    path("account/passphrase/", keys.passphrase, name="account-passphrase"),
    path("account/code/", keys.code, name="account-code"),
    path("account/code/prove/", keys.prove_code, name="account-code-prove"),
    path("account/code/again/", keys.code_again, name="account-code-again"),
    path("account/code/new/", keys.new_code, name="account-code-new"),
    path("account/keys/", keys.keys, name="account-keys"),
    path("account/delete/", ending.delete, name="account-delete"),
    path("account/wish/", returning.wish, name="account-wish"),
]
