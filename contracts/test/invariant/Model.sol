// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IProverRegistry, IProverStake} from "../../src/IProverRegistry.sol";
import {IMarket} from "../../src/IMarket.sol";
import {Ledger} from "../../src/Ledger.sol";
import {Market} from "../../src/Market.sol";
import {ProverRegistry} from "../../src/ProverRegistry.sol";
import {VerifierRegistry} from "../../src/VerifierRegistry.sol";
import {TestToken, Wallet} from "../Mocks.sol";
import {Test} from "../Test.sol";
import {Intruder, RecordingVerifier} from "./Actors.sol";

/// The market with all that it depends on, its people, and a second set of books: what every balance, order and stake must be
/// after each call, by the rules as IMarket and IProverRegistry state them.
abstract contract Model is Test {
    /// What the books say of one order.
    struct Known {
        IMarket.Order order;
        bytes32 digest;
        IMarket.State state;
        uint8 round;
        uint64 lockedUntil;
        address prover;
        address payout; // the lock's
        address paid; // who was paid
        uint256 price;
        uint256 feeBps;
        uint256 bonus;
        bytes32 journalDigest;
    }

    uint256 internal constant BPS = 10_000;
    uint256 internal constant STAKE_PER_LOCK = 10 ether;
    uint64 internal constant ACTIVATION = 100;
    uint64 internal constant UNBONDING = 5000;
    uint256 internal constant MAX_LIFE = 4000;
    bytes32 internal constant IMPOSSIBLE = keccak256("a program that always panics");
    address internal constant OWNER = address(0x04e4);
    address internal constant GUARDIAN = address(0x6a4d);
    address internal constant TREASURY = address(0x74ea);
    address internal constant MATCHER = address(0x3a7c);
    address internal constant STRANGER = address(0x574a);
    address internal constant SINK = address(0x0bad0);
    uint256 internal constant CLIENTS = 3; // the last one is a contract
    uint256 internal constant PROVERS = 3;

    Market public market;
    ProverRegistry public provers;
    VerifierRegistry public verifiers;
    TestToken public token; // honest; stake is in it, too
    TestToken public feeToken; // keeps a tenth of each transfer, and calls the market before it moves anything
    Wallet internal wallet;
    Intruder internal intruder;
    RecordingVerifier[] internal pool;

    address[] internal accounts; // everybody who may have a balance
    address[] internal operators; // keys that provers may name
    mapping(address => uint256) internal keyOf;
    Known[] internal known;
    /// By ledger, token and account.
    mapping(address => mapping(address => mapping(address => uint256))) internal balance;
    /// Given to a contract without being asked; nobody's.
    mapping(address ledger => mapping(address token => uint256)) internal donated;
    mapping(address prover => uint256) internal staked;
    mapping(address prover => uint256) internal lastFault;
    mapping(bytes32 what => uint256) internal count;
    uint256 internal nonces;

    function _deploy() internal {
        token = new TestToken();
        feeToken = new TestToken();
        verifiers = new VerifierRegistry(OWNER, GUARDIAN, 0);
        address[] memory tokens = new address[](2);
        (tokens[0], tokens[1]) = (address(token), address(feeToken));
        address next = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        market = new Market(OWNER, tokens, verifiers, IProverRegistry(next), TREASURY, 250);
        ProverRegistry.Config memory c;
        (c.owner, c.treasury, c.verifiers) = (OWNER, TREASURY, verifiers);
        c.stakeToken = address(token);
        c.slashers = new address[](1);
        c.slashers[0] = address(market);
        (c.activationSeconds, c.unbondingSeconds) = (ACTIVATION, UNBONDING);
        c.parameters = IProverStake.Parameters(uint128(STAKE_PER_LOCK), 1000, 2500, 5000, 2000, 2000);
        provers = new ProverRegistry(c);
        eq(address(provers), next, "prover registry's address");
        wallet = new Wallet();
        intruder = new Intruder(address(market));
        feeToken.setFee(true);
        for (uint256 i = 0; i < 3; ++i) {
            _newVerifier();
        }
        _people();
    }

    function _people() private {
        for (uint256 i = 0; i < CLIENTS + PROVERS; ++i) {
            uint256 key = i < CLIENTS ? 0xC0 + i : 0xB0 + i;
            accounts.push(i == CLIENTS - 1 ? address(wallet) : vm.addr(key));
            if (i != CLIENTS - 1) keyOf[accounts[i]] = key;
        }
        for (uint160 i = 0; i < 3; ++i) {
            accounts.push(address(0xba40 + i));
        }
        accounts.push(address(intruder));
        accounts.push(TREASURY);
        accounts.push(MATCHER);
        accounts.push(STRANGER);
        accounts.push(OWNER);
        for (uint256 i = 0; i < 5; ++i) {
            operators.push(vm.addr(0xD0 + i));
            keyOf[operators[i]] = 0xD0 + i;
        }
    }

    function _newVerifier() internal returns (RecordingVerifier v) {
        bytes4 selector = bytes4(uint32(pool.length + 1));
        v = new RecordingVerifier(selector);
        vm.prank(OWNER);
        verifiers.add(selector, address(v), IMPOSSIBLE);
        pool.push(v);
    }

    function _client(uint256 i) internal view returns (address) {
        return accounts[i % CLIENTS];
    }

    function _prover(uint256 i) internal view returns (address) {
        return accounts[CLIENTS + i % PROVERS];
    }

    function _payout(uint256 i) internal view returns (address) {
        return accounts[CLIENTS + PROVERS + i % 4];
    }

    function _tokenAt(uint256 i) internal view returns (address) {
        return [address(0), address(token), address(feeToken)][i % 3];
    }

    /// A number below `n` (all of them if zero) that depends on the seed and the purpose.
    function _rnd(uint256 seed, bytes32 what, uint256 n) internal pure returns (uint256) {
        uint256 r = uint256(keccak256(abi.encode(seed, what)));
        return n == 0 ? r : r % n;
    }

    function _did(bytes32 what) internal {
        ++count[what];
    }

    // ---- the books' rules

    function _post(address account, address payToken, uint256 amount) internal {
        balance[address(market)][payToken][account] += amount;
    }

    function _take(address account, address payToken, uint256 amount) internal {
        balance[address(market)][payToken][account] -= amount;
    }

    function _payerOf(IMarket.Order memory order) internal pure returns (address) {
        return order.payer == address(0) ? order.client : order.payer;
    }

    function _frozen(bytes4 selector) internal view returns (bool) {
        return verifiers.isFrozen(selector);
    }

    function _lapsed(Known storage k) internal view returns (bool) {
        return k.state == IMarket.State.LOCKED && block.timestamp > k.lockedUntil;
    }

    function _live(Known storage k) internal view returns (bool) {
        return k.state == IMarket.State.OPEN || k.state == IMarket.State.LOCKED;
    }

    function _selectorsOf(IMarket.Order memory order) internal pure returns (bytes4[] memory list) {
        bytes4[] memory all = new bytes4[](9);
        all[0] = order.selector;
        uint256 n = 1;
        while (n < 9 && bytes4(order.fallbackSelectors << (32 * (n - 1))) != 0) {
            all[n] = bytes4(order.fallbackSelectors << (32 * (n - 1)));
            ++n;
        }
        list = new bytes4[](n);
        for (uint256 i = 0; i < n; ++i) {
            list[i] = all[i];
        }
    }

    /// An active one of the order's verifiers, not always the first; zero when there is none.
    function _activeOf(IMarket.Order memory order, uint256 seed) internal view returns (bytes4) {
        bytes4[] memory list = _selectorsOf(order);
        uint256 start = _rnd(seed, "which verifier", list.length);
        for (uint256 i = 0; i < list.length; ++i) {
            bytes4 s = list[(start + i) % list.length];
            if (verifiers.isActive(s)) return s;
        }
        return 0;
    }

    function _ramp(IMarket.Order memory o, uint256 time) internal pure returns (uint256) {
        if (time <= o.rampStart) return o.rampSeconds == 0 && time == o.rampStart ? o.maxPrice : o.minPrice;
        uint256 gone = time - o.rampStart;
        if (gone >= o.rampSeconds) return o.maxPrice;
        return o.minPrice + (uint256(o.maxPrice) - o.minPrice) * gone / o.rampSeconds;
    }

    /// The lock's collateral is split and the stake slashed, unless the first selector is frozen.
    function _bookLapse(Known storage k, address next) internal returns (uint256 toNext) {
        IMarket.Order memory o = k.order;
        if (_frozen(o.selector)) {
            _post(k.prover, o.token, o.collateral);
            _did("lapse spared");
            return 0;
        }
        IProverStake.Parameters memory q = provers.parameters();
        toNext = uint256(o.collateral) * q.nextBps / BPS;
        uint256 toTreasury = uint256(o.collateral) * q.treasuryBps / BPS;
        _post(TREASURY, o.token, toTreasury);
        _post(o.client, o.token, o.collateral - toNext - toTreasury);

        uint256 last = lastFault[k.prover];
        bool repeated = last != 0 && block.timestamp - last <= 30 days;
        uint256 lost = staked[k.prover] * (repeated ? q.repeatedBps : q.lateBps) / BPS;
        lastFault[k.prover] = block.timestamp;
        staked[k.prover] -= lost;
        uint256 shareNext = next == address(0) ? 0 : lost * q.nextBps / BPS;
        toTreasury = lost * q.treasuryBps / BPS;
        mapping(address => uint256) storage stakeBalance = balance[address(provers)][address(token)];
        if (shareNext != 0) stakeBalance[next] += shareNext;
        stakeBalance[TREASURY] += toTreasury;
        stakeBalance[o.client] += lost - shareNext - toTreasury;
        _did(repeated ? bytes32("lapse repeated") : bytes32("lapse"));
    }

    /// One payment: the price, what earlier locks forfeited, the two fees, the rest of the reserve to the payer.
    function _bookPayment(Known storage k, address payout, bytes32 journalDigest) internal {
        IMarket.Order memory o = k.order;
        (uint256 price, uint256 feeBps, uint256 extra) = (k.price, k.feeBps, k.bonus);
        if (k.state == IMarket.State.LOCKED && !_lapsed(k)) {
            _post(k.prover, o.token, o.collateral);
            _did("paid in lock");
        } else {
            (price, feeBps) = (_ramp(o, block.timestamp), market.protocolFeeBps());
            _did(k.state == IMarket.State.OPEN ? bytes32("paid unlocked") : bytes32("paid after lapse"));
            if (k.state == IMarket.State.LOCKED) extra += _bookLapse(k, payout);
        }
        if (k.bonus != 0) _did("paid with bonus");
        uint256 fee = price * feeBps / BPS;
        uint256 matcherFee = price * o.matcherFeeBps / BPS;
        yes((fee + matcherFee) * 100 <= price * 8, "fees above 8 %");
        _post(TREASURY, o.token, fee);
        if (matcherFee != 0) _post(o.matcher, o.token, matcherFee);
        _post(payout, o.token, price + extra - fee - matcherFee);
        _post(_payerOf(o), o.token, o.maxPrice - price);
        _end(k, IMarket.State.FULFILLED);
        (k.paid, k.journalDigest) = (payout, journalDigest);
    }

    function _bookExpiry(Known storage k) internal {
        IMarket.Order memory o = k.order;
        uint256 forClient = k.bonus;
        if (_lapsed(k)) {
            forClient += _bookLapse(k, address(0));
        } else if (k.state == IMarket.State.LOCKED) {
            _post(k.prover, o.token, o.collateral);
            _did("expired in lock");
        }
        _post(o.client, o.token, forClient);
        _post(_payerOf(o), o.token, o.maxPrice);
        _end(k, IMarket.State.EXPIRED);
    }

    function _end(Known storage k, IMarket.State state) internal {
        k.state = state;
        (k.prover, k.payout, k.lockedUntil) = (address(0), address(0), 0);
        (k.price, k.bonus, k.feeBps) = (0, 0, 0);
    }

    // ---- what the tests compare

    function orderCount() external view returns (uint256) {
        return known.length;
    }

    function countOf(bytes32 what) external view returns (uint256) {
        return count[what];
    }

    function accountCount() external view returns (uint256) {
        return accounts.length;
    }
}
