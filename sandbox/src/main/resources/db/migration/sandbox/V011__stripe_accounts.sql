-- The accounts that exist at the sandbox's Stripe from the beginning: the platform's own, the demo practice's, which is
-- connected, and others of different state, which their owners can connect on the consent page.
create function sandbox.stripe_account(id text, name text, email text, country text, currency text, due text[])
    returns json
    language sql immutable
as $$
select json_build_object(
    'id', id,
    'object', 'account',
    'business_profile', json_build_object('name', name, 'url', null),
    'business_type', 'company',
    'capabilities', json_build_object(
        'card_payments', case when due = '{}' then 'active' else 'inactive' end,
        'transfers', case when due = '{}' then 'active' else 'inactive' end),
    'charges_enabled', due = '{}',
    'controller', json_build_object('type', 'account', 'is_controller', false),
    'country', country,
    'created', 1767225600,
    'default_currency', currency,
    'details_submitted', true,
    'email', email,
    'metadata', json_build_object(),
    'payouts_enabled', due = '{}',
    'requirements', json_build_object(
        'alternatives', '[]'::json, 'current_deadline', null, 'currently_due', to_json(due),
        'disabled_reason', case when due = '{}' then null else 'requirements.past_due' end,
        'errors', '[]'::json, 'eventually_due', to_json(due), 'past_due', to_json(due),
        'pending_verification', '[]'::json),
    'settings', json_build_object('dashboard', json_build_object('display_name', name, 'timezone', 'Etc/UTC')),
    'type', 'standard')
$$;

insert into sandbox.stripe_objects (id, kind, account, state, created_at, body, hidden)
select id, 'account', id, link, timestamptz '2026-01-01 00:00:00Z',
       sandbox.stripe_account(id, name, email, country, currency, due), json_build_object('link', link)
from (values
    ('acct_1CallsidePlatform', 'Callside', 'platform@callside.test', 'AU', 'aud', '{}'::text[], 'platform'),
    ('acct_1CallsideDemo', 'Harbour Practice', 'accounts@harbour.test', 'AU', 'aud', '{}', 'connected'),
    ('acct_1CallsideHarbourTwo', 'Harbour Practice, second account', 'second@harbour.test', 'AU', 'aud', '{}',
     'available'),
    ('acct_1CallsideRestricted', 'Hillside Clinic', 'hello@hillside.test', 'AU', 'aud',
     '{individual.verification.document,external_account}', 'available'),
    ('acct_1CallsideIceland', 'Höfnin heilsugæsla', 'hallo@hofnin.test', 'IS', 'isk', '{}', 'available'),
    ('acct_1CallsideUsd', 'Bayview Therapy', 'office@bayview.test', 'US', 'usd', '{}', 'available')
) as accounts (id, name, email, country, currency, due, link);
