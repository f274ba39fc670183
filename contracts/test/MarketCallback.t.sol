// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";
import {Watcher} from "./Mocks.sol";

/// The callback: told once, after payment, with its gas; and nothing that it does undoes the payment.
contract MarketCallbackTest is Base {
    uint32 private constant GAS = 500_000;
    Watcher private watcher;

    function setUp() public override {
        super.setUp();
        watcher = new Watcher(market, PAYOUT);
    }

    function withCallback(uint32 gas) private view returns (IMarket.Order memory order) {
        order = newOrder(NATIVE);
        (order.callback, order.callbackGas) = (address(watcher), gas);
    }

    /// The order is delivered; then the payment stands, and the event tells whether the callback did well.
    function checkPaid(IMarket.Order memory order, bool ok) private {
        bytes32 digest = market.orderDigest(order);
        uint256 before = market.balanceOf(NATIVE, PAYOUT);
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.Fulfilled(digest, PAYOUT, sha256(JOURNAL), PRICE, PRICE);
        vm.expectEmit(true, true, true, true, address(market));
        emit IMarket.CallbackDone(digest, ok);
        market.fulfil(order, fulfilment);
        checkState(order, IMarket.State.FULFILLED);
        checkBalance(NATIVE, PAYOUT, before + PRICE);
        checkAllPaidOut(NATIVE);
    }

    function testToldOnceAfterPayment() public {
        IMarket.Order memory order = withCallback(GAS);
        bytes32 digest = open(order);
        lock(order);
        checkPaid(order, true);
        eq(watcher.count(), 1, "told once");
        bytes memory want = abi.encode(address(market), digest, order.programId, sha256(JOURNAL), JOURNAL);
        eq(watcher.told(), keccak256(want), "arguments");
        eq(uint256(watcher.state()), uint256(IMarket.State.FULFILLED), "state when told");
        eq(watcher.paid(), PRICE, "paid when told");
        IMarket.Fulfilment memory again = prove(order, JOURNAL, PAYOUT);
        expectWrongState(order, IMarket.State.FULFILLED);
        market.fulfil(order, again);
    }

    function testAHiddenJournalIsNotTold() public {
        IMarket.Order memory order = withCallback(GAS);
        order.journalHidden = true;
        bytes32 digest = open(order);
        bytes32 secret = sha256("a secret");
        bytes memory proof = proveWith(SELECTOR, order, secret, PAYOUT);
        market.fulfil(order, IMarket.Fulfilment(abi.encode(secret), PAYOUT, proof));
        bytes memory want = abi.encode(address(market), digest, order.programId, secret, bytes(""));
        eq(watcher.told(), keccak256(want), "arguments");
    }

    function testCallbackThatReverts() public {
        IMarket.Order memory order = withCallback(GAS);
        open(order);
        watcher.setMood(Watcher.Mood.REVERT);
        checkPaid(order, false);
    }

    function testCallbackThatBurnsItsGas() public {
        IMarket.Order memory order = withCallback(GAS);
        open(order);
        watcher.setMood(Watcher.Mood.BURN_GAS);
        uint256 before = gasleft();
        checkPaid(order, false);
        yes(before - gasleft() < GAS + 400_000, "no more than its gas");
    }

    function testCallbackWithALongAnswer() public {
        IMarket.Order memory order = withCallback(GAS);
        open(order);
        watcher.setMood(Watcher.Mood.LONG_ANSWER);
        uint256 before = gasleft();
        checkPaid(order, true);
        yes(before - gasleft() < 500_000, "the answer is not copied");
    }

    function testCallbackThatIsNoContract() public {
        IMarket.Order memory order = withCallback(GAS);
        order.callback = CARRIER;
        open(order);
        checkPaid(order, true);
    }

    function testCallbackThatReenters() public {
        IMarket.Order memory order = newOrder(NATIVE);
        order.nonce = 1000;
        open(order); // another order, which the callback tries to act on
        IMarket.LockRequest memory request = newRequest(order, operator, PAYOUT);
        IMarket.Order[] memory orders = new IMarket.Order[](1);
        orders[0] = order;
        IMarket.Fulfilment[] memory fulfilments = new IMarket.Fulfilment[](1);
        fulfilments[0] = prove(order, JOURNAL, PAYOUT);
        bytes[] memory signatures = new bytes[](1);
        bytes[12] memory calls = [
            abi.encodeCall(market.deposit, (NATIVE, 0)),
            abi.encodeCall(market.depositFor, (NATIVE, PAYOUT, 0)),
            abi.encodeCall(market.withdraw, (NATIVE, address(watcher), 0)),
            abi.encodeCall(market.open, (order, "")),
            abi.encodeCall(market.sponsor, (order, "")),
            abi.encodeCall(market.openMany, (orders, signatures)),
            abi.encodeCall(market.cancel, (order, 0, "")),
            abi.encodeCall(market.replace, (order, order, 0, "")),
            abi.encodeCall(market.lock, (order, request, "")),
            abi.encodeCall(market.fulfil, (order, fulfilments[0])),
            abi.encodeCall(market.fulfilMany, (orders, fulfilments)),
            abi.encodeCall(market.expire, (order))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            checkReentered(i + 1, calls[i]);
        }
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        checkReentered(100, abi.encodeCall(market.fulfilBatch, (root, proof, orders, items)));
        checkState(order, IMarket.State.OPEN);
    }

    function checkReentered(uint256 nonce, bytes memory call) private {
        IMarket.Order memory order = withCallback(GAS);
        order.nonce = nonce;
        open(order);
        watcher.setCall(call);
        fulfil(order, PAYOUT);
        checkState(order, IMarket.State.FULFILLED);
        bytes32 want = bytes32(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        eq(bytes32(watcher.answer()), want, vm.toString(nonce));
    }

    // ---- its gas

    /// With each amount of gas, either all is undone or the callback had all the gas that the client asked for.
    function testWhoFulfilsCannotStarveTheCallback() public {
        IMarket.Order memory order = withCallback(GAS);
        open(order);
        bytes memory call = abi.encodeCall(market.fulfil, (order, prove(order, JOURNAL, PAYOUT)));
        bytes4 tooLow = IMarket.GasTooLow.selector;
        bool seen;
        for (uint256 gas = GAS; gas < GAS + 400_000; gas += 1_000) {
            (bool ok, bytes memory answer) = address(market).call{gas: gas}(call);
            if (ok) break;
            if (bytes4(answer) == tooLow) seen = true;
            checkState(order, IMarket.State.OPEN);
            checkBalance(NATIVE, PAYOUT, 0);
            eq(watcher.count(), 0, "not told");
        }
        yes(seen, "the gas was too low");
        eq(watcher.count(), 1, "told");
        yes(watcher.gasAtStart() > GAS - 2_000, "all its gas, less the call's own entry");
    }

    function testGasTooLowSaysHowMuch() public {
        IMarket.Order memory order = withCallback(2_000_000);
        open(order);
        IMarket.Fulfilment memory fulfilment = prove(order, JOURNAL, PAYOUT);
        uint256 needed = uint256(2_000_000) * 64 / 63 + 50_000;
        vm.expectRevert(abi.encodeWithSelector(IMarket.GasTooLow.selector, needed));
        market.fulfil{gas: needed}(order, fulfilment);
        market.fulfil{gas: needed + 200_000}(order, fulfilment);
        eq(watcher.count(), 1, "told");
        yes(watcher.gasAtStart() > 2_000_000 - 2_000, "all its gas");
    }

    function testALongJournalIsTold() public {
        IMarket.Order memory order = withCallback(2_000_000);
        order.maxJournalBytes = 65536;
        bytes32 digest = open(order);
        bytes memory journal = new bytes(65536);
        journal[65535] = 0x07;
        market.fulfil(order, prove(order, journal, PAYOUT));
        bytes memory want = abi.encode(address(market), digest, order.programId, sha256(journal), journal);
        eq(watcher.told(), keccak256(want), "arguments");
    }

    function testOrdersInOneCallAreToldEach() public {
        IMarket.Order[] memory orders = new IMarket.Order[](3);
        IMarket.Fulfilment[] memory fulfilments = new IMarket.Fulfilment[](3);
        for (uint256 i = 0; i < 3; ++i) {
            orders[i] = withCallback(GAS);
            orders[i].nonce = i;
            open(orders[i]);
            fulfilments[i] = prove(orders[i], JOURNAL, PAYOUT);
        }
        market.fulfilMany(orders, fulfilments);
        eq(watcher.count(), 3, "told");
    }

    /// A callback that fails harms no other order in the call.
    function testOneBadCallbackInABatch() public {
        watcher.setMood(Watcher.Mood.BURN_GAS);
        IMarket.Order[] memory orders = new IMarket.Order[](2);
        for (uint256 i = 0; i < 2; ++i) {
            orders[i] = i == 0 ? withCallback(GAS) : newOrder(NATIVE);
            orders[i].nonce = i;
            orders[i].fallbackSelectors = bytes32(ROOT_SELECTOR);
            open(orders[i]);
        }
        (bytes32 root, bytes memory proof, IMarket.BatchItem[] memory items) = batch(orders, PAYOUT);
        market.fulfilBatch(root, proof, orders, items);
        checkBalance(NATIVE, PAYOUT, 2 * PRICE);
    }
}
